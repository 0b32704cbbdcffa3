package io.playledger.sender.kafka;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.PlayerBanned;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.role.Roles;
import io.playledger.sender.EventCodec;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The outbox while nobody publishes what is in it: events go the direct way. */
@PlayledgerTest
class OutboxTest {

  @Inject AgroalDataSource dataSource;
  @Inject Outbox outbox;
  @Inject LeftOver leftOver;
  @Inject EventsConfig events;
  @Inject Roles roles;

  @AfterEach
  void empty() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, "delete from queue.outbox");
    }
  }

  @Test
  @DisplayName("Back on the direct way, what waits for Kafka is recorded at the start, once")
  void leftOver() throws SQLException {
    Event first = add("one");
    Event second = add("two");

    leftOver.record(new StartupEvent(), events, roles);
    assertThat(recorded(first, second)).isEqualTo(2);
    assertThat(rows("select * from queue.outbox")).isEmpty();

    try (Connection connection = dataSource.getConnection()) {
      outbox.add(connection, first);
    }
    leftOver.record(new StartupEvent(), events, roles);
    assertThat(recorded(first, second)).isEqualTo(2);
    assertThat(rows("select * from queue.outbox")).isEmpty();
  }

  @Test
  @DisplayName("A person who is erased leaves the outbox as well")
  void erased() throws SQLException {
    String person = "outbox_person_" + UUID.randomUUID();
    add("somebody else");
    add(person);

    admin().delete("/v1/players/{id}", person).then().statusCode(202);

    Await.until(
        "pseudonymised",
        () ->
            rows("select * from queue.outbox where strpos(data, ?) > 0", person).isEmpty()
                && rows("select * from queue.outbox where strpos(data, 'erased-') > 0").size()
                    == 1);
    assertThat(rows("select * from queue.outbox")).hasSize(2);
  }

  @Test
  @DisplayName("An event is the same when it comes out of Kafka")
  void record() {
    Event event =
        new Event(
            UUID.randomUUID(),
            "door_opened",
            "playledger",
            Instant.parse("2026-05-05T10:00:00.123456Z"),
            "trivia",
            "éve",
            null,
            "{\"a\":1.10,\"b\":\"\\u00e9\"}",
            "{\"traceparent\":\"x\"}");
    ProducerRecord<byte[], byte[]> written = EventRecord.of("a-topic", event);

    ConsumerRecord<byte[], byte[]> read =
        new ConsumerRecord<>(
            "a-topic",
            0,
            0,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            written.key(),
            written.value(),
            written.headers(),
            Optional.empty());

    assertThat(EventRecord.read(read)).isEqualTo(event);
    assertThat(new String(written.key(), StandardCharsets.UTF_8)).isEqualTo("éve");
  }

  private Event add(String playerId) throws SQLException {
    Event event =
        EventCodec.envelope(
            new PlayerBanned(playerId, "a test"),
            new EventContext(Instant.now(), "outbox-test", null, null));
    try (Connection connection = dataSource.getConnection()) {
      outbox.add(connection, event);
    }
    return event;
  }

  private long recorded(Event... recorded) throws SQLException {
    Object[] ids = List.of(recorded).stream().map(event -> event.id().toString()).toArray();
    return rows(
            "select id from ledger.event where id::text = any (string_to_array(?, ','))",
            String.join(",", List.of(ids).toArray(String[]::new)))
        .size();
  }

  private List<Map<String, Object>> rows(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.rows(connection, query, parameters);
    }
  }
}
