package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import io.playledger.support.Acknowledged;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.Ports;
import io.playledger.support.PreparedHome;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A home is saved in a file and goes on in another home. */
class BackupIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int FAILED = 1;
  private static final int IN_USE = 2;

  @Test
  @DisplayName("Play goes on in another home where the backup left it, nothing lost or doubled")
  void movesOn() throws Exception {
    Path file = folder.resolve("backup.zip");
    Acknowledged acknowledged = new Acknowledged();
    JsonNode report;
    RemoteGame open;
    try (ServiceProcess first = ServiceProcess.start(home, port)) {
      RemoteGame.playWhole(first.client(), acknowledged, 3);
      open = RemoteGame.start(first.client(), acknowledged, 3);
      open.answer(true);
      acknowledged.assertReported(first.client());
      report = rows(first.client());

      Finished saved = playledger(home, "backup", file.toString());

      assertThat(saved.status()).as("%s", saved).isZero();
      assertThat(saved.err()).contains("Using the service that runs at").contains(" KB");
      assertThat(saved.out()).matches("(?s)Saved [\\d,]+ rows of \\d+ tables as of .*");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");

      Finished again = playledger(home, "backup", file.toString());
      assertThat(again.status()).isEqualTo(FAILED);
      assertThat(again.err()).contains("backup.zip exists; --force replaces it");

      Finished refused = playledger(home, "restore", file.toString());
      assertThat(refused.status()).isEqualTo(IN_USE);
      assertThat(refused.err()).contains("another Playledger (process ");
      acknowledged.assertRecordedOnce(Database.of(home));
    }
    Home next = PreparedHome.withPrograms(folder.resolve("next"));

    Finished restored = playledger(next, "restore", file.toString());

    assertThat(restored.status()).as("%s", restored).isZero();
    assertThat(restored.out()).contains("The next start makes a new admin key, in " + next.root());
    try (ServiceProcess second = ServiceProcess.start(next, port)) {
      acknowledged.assertRecordedOnce(Database.of(next));
      assertThat(rows(second.client())).isEqualTo(report);
      // With the key that this start has made: the old home's is not valid here.
      assertThat(Files.readString(next.adminKeyFile()))
          .isNotEqualTo(Files.readString(home.adminKeyFile()));

      RemoteGame.playWhole(second.client(), acknowledged, 3);
      open.finish();

      acknowledged.assertRecordedOnce(Database.of(next));
      acknowledged.assertReported(second.client());
      assertThat(Database.of(next).column("select generation from ledger.generation order by 1"))
          .containsExactly("1", "2");
      assertThat(
              Database.of(next)
                  .column(
                      "select distinct generation from ledger.event where recorded_at >"
                          + " (select began_at from ledger.generation where generation = 2)"))
          .containsExactly("2");
    }
    Finished twice = playledger(next, "restore", file.toString());
    assertThat(twice.status()).isEqualTo(FAILED);
    assertThat(twice.err()).contains("nothing is restored: the database holds events already");
  }

  private static JsonNode rows(GameClient client) throws Exception {
    return client.get("/reports/daily_games").body().path("rows");
  }

  private Finished playledger(Home home, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "./playledger";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Finished.run(
        PATIENCE,
        Map.of(
            "PLAYLEDGER_HOME",
            home.root().toString(),
            "QUARKUS_HTTP_PORT",
            Integer.toString(Ports.free())),
        command);
  }
}
