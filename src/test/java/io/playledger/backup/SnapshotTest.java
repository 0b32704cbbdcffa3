package io.playledger.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made while others write. */
@ExtendWith(FreshDatabases.class)
class SnapshotTest {

  @TempDir Path folder;

  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  @DisplayName("State and events agree, though both are written between any two of its blocks")
  void consistent(Database database) throws Exception {
    Path file = folder.resolve("a.zip");
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        OutputStream out = new WhileOthersCommit(Files.newOutputStream(file))) {
      Future<?> writer = threads.submit(() -> write(database));
      try {
        Await.until("some are written", () -> commits.get() > 5);
        Copies.save(database, out);
      } finally {
        stop.set(true);
      }
      writer.get();
    }
    Database restored = Copies.empty(database);

    Copies.restore(file, restored);

    List<String> sessions = restored.column("select id from trivia.session order by 1");
    assertThat(restored.column("select session_id from ledger.event order by 1"))
        .isEqualTo(sessions);
    assertThat(sessions).hasSizeBetween(5, commits.get() - 1);
  }

  private Void write(Database database) throws SQLException {
    PlainLedger ledger = new PlainLedger(database);
    try (Connection connection = database.begin()) {
      while (!stop.get()) {
        UUID session = UUID.randomUUID();
        Instant now = Instant.parse("2026-05-05T12:00:00Z");
        Sql.execute(
            connection,
            "insert into trivia.session (id, question_count, started_at) values (?, 1, now())",
            session);
        ledger.append(
            connection,
            List.of(
                new Event(
                    EventId.at(now),
                    "game_started",
                    "a-test",
                    now,
                    "trivia",
                    null,
                    session.toString(),
                    "{}")));
        connection.commit();
        commits.incrementAndGet();
      }
    }
    return null;
  }

  /** Takes the next block only after the writer has gone on. */
  private final class WhileOthersCommit extends FilterOutputStream {

    WhileOthersCommit(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] block, int offset, int length) throws IOException {
      int before = commits.get();
      Await.until("the writer goes on", () -> commits.get() > before);
      out.write(block, offset, length);
    }
  }
}
