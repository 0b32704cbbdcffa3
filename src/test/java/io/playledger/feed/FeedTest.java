package io.playledger.feed;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.intake.IntakeApi;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerWriter;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.KafkaResource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever subscribes has the ledger, whatever happens to the broker. */
@PlayledgerTest
@TestProfile(FeedOverKafka.class)
class FeedTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject AgroalDataSource dataSource;
  @Inject LedgerReader ledger;
  @Inject LedgerWriter writer;
  @Inject FeedFollower follower;
  @Inject LedgerFeed feed;

  @Test
  @DisplayName("Events of games and from outside come once each, in the ledger's order, whole")
  void everything() throws SQLException {
    String session = Player.play(Map.of("playerId", "feed-ada", "numQuestions", 3), 2);
    IntakeApi api = IntakeApi.ofNewGame();
    api.send(
        "[{'id':'a','type':'door_opened','playerId':'feed-eve','sessionId':'s','data':{'door':7}},"
            + "{'id':'b','type':'saved','data':{'text':'\u00e4\u4e16'}}]");
    Await.until("both are in the ledger", () -> types(api.product(), "").size() == 2);
    Await.until("so is the game", () -> types("", session).contains("game_ended"));

    awaitPublished();

    List<RecordedEvent> published = Subscriber.all();
    assertThat(Subscriber.once(published)).isEqualTo(inLedger());
    assertThat(published)
        .filteredOn(
            event ->
                event.event().product().equals(api.product())
                    || session.equals(event.event().sessionId()))
        .extracting(event -> event.event().type())
        .contains("door_opened", "saved", "game_started", "question_answered")
        .hasSize(2 + types("", session).size());
  }

  @Test
  @DisplayName("A broker that is killed and comes back has lost nothing, and kept the order")
  void killed() throws Exception {
    KafkaBroker broker = KafkaResource.broker();
    for (int batch = 0; batch < 60; batch++) {
      append(events("killed", 40));
      if (batch == 20) {
        broker.kill();
      }
      if (batch == 40) {
        Await.until("the feed is behind", () -> lagSeconds() > 0);
        broker.start();
      }
    }

    awaitPublished();

    List<RecordedEvent> published = Subscriber.all();
    List<RecordedEvent> ledger = inLedger();
    assertThat(Subscriber.once(published)).isEqualTo(ledger);
    assertThat(ids(published)).isEqualTo(ids(ledger));
  }

  @Test
  @DisplayName(
      "An event that the broker refuses is not overtaken, and those before it are not repeated")
  void refused() throws Exception {
    awaitPublished();
    int before = Subscriber.all().size();
    limitRecordsTo(100_000);
    List<Event> events = new ArrayList<>(events("refused", 30));
    events.addAll(events("x".repeat(150_000), 1));
    events.addAll(events("refused", 30));
    String large = events.get(30).id().toString();

    append(events);

    Await.until("it waits for the large one", () -> feed.problem() != null);
    Thread.sleep(1_500);
    assertThat(unwell()).contains(large);
    assertThat(Subscriber.all()).hasSize(before + 30);
    assertThat(lagSeconds()).isGreaterThan(1);
    limitRecordsTo(FeedProducer.LARGEST);
    awaitPublished();
    assertThat(Subscriber.once(Subscriber.all())).isEqualTo(inLedger());
    assertThat(Subscriber.all()).hasSize(before + 61);
    Await.until("well again", () -> feed.problem() == null);
    assertThat(unwell()).isNull();
  }

  @Test
  @DisplayName(
      "An admin has everything published again; whoever skips known places sees no difference")
  void restart() throws SQLException {
    append(events("restart", 600));
    awaitPublished();
    List<RecordedEvent> before = Subscriber.all();
    List<RecordedEvent> ledger = inLedger();

    admin().post("/admin/feed/restart").then().statusCode(200);

    awaitPublished();
    List<RecordedEvent> after = Subscriber.all();
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(after.subList(before.size(), after.size())).isEqualTo(ledger);
    assertThat(Subscriber.once(after)).isEqualTo(ledger);
  }

  @Test
  @DisplayName("Retention waits for what is not published")
  void follower() throws SQLException {
    append(events("follower", 1));
    awaitPublished();
    try (Connection connection = dataSource.getConnection()) {
      List<RecordedEvent> all = inLedger();
      assertThat(follower.place(connection)).isEqualTo(all.get(all.size() - 1).place());
    }
  }

  @Test
  @DisplayName("The lag is a metric")
  void metric() {
    assertThat(given().get("/q/metrics").asString()).contains("playledger_feed_lag_seconds");
  }

  /** So that a test's events, and those of the sink, are where they belong. */
  private void awaitPublished() {
    Await.until(
        "all is published",
        LONG,
        () -> {
          List<RecordedEvent> all = inLedger();
          String last = all.isEmpty() ? Place.START.text() : all.get(all.size() - 1).place().text();
          return last.equals(admin().get("/admin/feed").path("place"));
        });
  }

  private void append(List<Event> events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      writer.append(connection, events);
      connection.commit();
    }
  }

  private static List<Event> events(String note, int count) {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Instant now = Instant.now();
      events.add(
          new Event(
              EventId.at(now),
              "noted",
              "a-test",
              now,
              "feed-test",
              "feed-bob",
              "s-" + number % 7,
              "{\"note\":\"%s\",\"n\":%d}".formatted(note, number)));
    }
    return events;
  }

  private List<RecordedEvent> inLedger() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return ledger.readAfter(connection, Place.START, Integer.MAX_VALUE);
    }
  }

  private List<String> types(String product, String session) throws SQLException {
    return inLedger().stream()
        .map(RecordedEvent::event)
        .filter(event -> event.product().equals(product) || session.equals(event.sessionId()))
        .map(Event::type)
        .toList();
  }

  private static Set<UUID> ids(List<RecordedEvent> events) {
    Set<UUID> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.event().id()));
    return ids;
  }

  private static double lagSeconds() {
    return admin().get("/admin/feed").jsonPath().getDouble("lagSeconds");
  }

  /** What health says; null while the feed is well. */
  private static String unwell() {
    return given().get("/q/health/well").path("checks.find { it.name == 'feed' }.data.problem");
  }

  private static void limitRecordsTo(int bytes) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, FeedOverKafka.TOPIC);
    ConfigEntry limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    try (AdminClient admin = KafkaResource.broker().admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }
}
