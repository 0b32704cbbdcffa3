package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events go through a real Kafka. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class KafkaScenarioTest extends Scenario {

  @Inject AgroalDataSource dataSource;

  @Test
  @DisplayName("The queue says how far it is, and that one replica is not safe")
  void queue() {
    IntakeApi api = IntakeApi.ofNewGame();
    Fates sent = api.send("[{'id':'a','type':'login'},{'id':'b','type':'login'}]");
    assertThat(sent.all()).containsExactly("queued", "queued");

    Await.until("all read", () -> rows.received(api.product()) == 2);
    Await.until("known", () -> status().getLong("lag.'playledger.intake'") == 0);

    JsonPath queue = status();
    assertThat(queue.getString("transport")).isEqualTo("kafka");
    assertThat(queue.getBoolean("kafkaIsUp")).isTrue();
    assertThat(queue.getList("unsafe"))
        .anyMatch(
            sentence -> sentence.toString().startsWith("topic playledger.intake has one replica"));
    assertThat(queue.getList("places.findAll { it.topic == 'playledger.intake' }")).hasSize(12);
    assertThat(queue.getList("gaps.findAll { it.topic == 'playledger.intake' }")).isEmpty();
    Await.until(
        "none under way",
        () ->
            Integer.valueOf(0)
                .equals(admin().get("/v1/accounting").then().extract().path("inFlight")));
  }

  @Test
  @DisplayName("A refresh waits for what is acknowledged and not in the ledger yet")
  void refreshWaits() throws Exception {
    IntakeApi api = IntakeApi.ofNewGame();
    try (Connection sink = dataSource.getConnection();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      sink.setAutoCommit(false);
      try (Statement statement = sink.createStatement()) {
        statement.execute("select from queue.position for update");
      }
      assertThat(api.send("{'id':'a','type':'login'}").all()).containsExactly("queued");

      Future<Boolean> refresh =
          thread.submit(
              () -> admin().post("/reports/refresh").then().extract().<Boolean>path("complete"));

      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> refresh.get(500, TimeUnit.MILLISECONDS));
      assertThat(rows.received(api.product())).isZero();
      sink.rollback();
      assertThat(refresh.get()).isTrue();
    }
    assertThat(rows.received(api.product())).isOne();
  }

  @Test
  @DisplayName("A gap is shown until somebody says what came of it")
  void gap() throws SQLException {
    UUID id = UUID.randomUUID();
    rows.execute(
        """
        insert into queue.gap (id, topic_id, partition, topic, kind, from_offset, to_offset)
        values ('%s', gen_random_uuid(), 3, 'a-test', 'missed', 5, 9)
        """
            .formatted(id));
    try {
      admin()
          .get("/admin/queue")
          .then()
          .statusCode(200)
          .body("gaps.find { it.id == '%s' }.toOffset".formatted(id), equalTo(9));
      admin().body(Map.of("note", " ")).post(settle(id)).then().statusCode(400);
      admin()
          .body(Map.of("note", "sent again by its application"))
          .post(settle(id))
          .then()
          .statusCode(200)
          .body("gaps.note", hasItem("sent again by its application"));
      admin().body(Map.of("note", "twice")).post(settle(id)).then().statusCode(404);
      admin().body(Map.of("note", "x")).post("/admin/queue/gaps/x/settle").then().statusCode(404);
    } finally {
      rows.execute("delete from queue.gap where topic = 'a-test'");
    }
  }

  private static String settle(UUID id) {
    return "/admin/queue/gaps/%s/settle".formatted(id);
  }

  private static JsonPath status() {
    return admin().get("/admin/queue").then().statusCode(200).extract().jsonPath();
  }
}
