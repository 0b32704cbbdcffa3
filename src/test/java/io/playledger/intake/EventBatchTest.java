package io.playledger.intake;

import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many events in one request. */
@PlayledgerTest
class EventBatchTest {

  @Inject IntakeRows rows;

  private IntakeApi api;

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  @Test
  @DisplayName("Each event of a request has its own fate, in the order of the request")
  void mixed() throws SQLException {
    api.send("{'id':'known','type':'login'}");

    Fates fates =
        api.send(
            """
            [{'id':'new','type':'login'}, {'id':'known','type':'login'},
             {'id':'known','type':'logout'}, {'id':'bad','type':'Log In'}, 7,
             {'id':'new','type':'login'}, {'id':'new','type':'logout'},
             {'id':'double','type':'a','type':'b'}, {'id':'last','type':'login'}]""");

    assertThat(fates.all())
        .containsExactly(
            "stored",
            "duplicate",
            "conflict",
            "quarantined",
            "quarantined",
            "duplicate",
            "conflict",
            "quarantined",
            "stored");
    assertThat(fates.event(3).path("id").textValue()).isEqualTo("bad");
    assertThat(fates.event(3).path("field").textValue()).isEqualTo("type");
    assertThat(fates.event(3).path("rule").textValue()).contains("snake case");
    assertThat(fates.reasons().get(7)).isEqualTo("duplicate_key");
    assertThat(rows.quarantined(fates.quarantineId(3)).get("body"))
        .isEqualTo("{\"id\":\"bad\",\"type\":\"Log In\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.books(api.product()))
        .containsEntry("received", 10L)
        .containsEntry("stored", 3L);
    assertThat(rows.ofConflicts(api.product())).isEqualTo(2);
  }

  @Test
  @DisplayName("Events of an array are in the ledger in the order of the array")
  void order() throws SQLException {
    List<String> ids =
        IntStream.range(0, 500).mapToObj("e%d"::formatted).collect(Collectors.toList());
    Collections.shuffle(ids);

    api.send(
        ids.stream()
            .map(id -> "{'id':'%s','type':'login','playerId':'%s'}".formatted(id, id))
            .collect(Collectors.joining(",", "[", "]")));

    assertThat(rows.events(api.product())).extracting(row -> row.get("player_id")).isEqualTo(ids);
  }

  @Test
  @DisplayName("Ten thousand events with one bad: that one waits, the others are stored")
  void oneBad() throws SQLException {
    String events =
        IntStream.range(0, 10_000)
            .mapToObj(
                number ->
                    "{'id':'e%d','type':'%s'}".formatted(number, number == 7777 ? "?" : "login"))
            .collect(Collectors.joining(",", "[", "]"));

    Fates fates = api.send(events);

    assertThat(fates.count("stored")).isEqualTo(9999);
    assertThat(fates.all().get(7777)).isEqualTo("quarantined");
    assertThat(rows.books(api.product())).containsEntry("received", 10_000L);
  }

  @Test
  @DisplayName("More events than a request may have are refused, and none is taken")
  void tooMany() throws SQLException {
    byte[] events = ("[" + "{},".repeat(20_000) + "{}]").getBytes(StandardCharsets.UTF_8);

    Problem problem = Problem.of(api.post("/v1/events", JSON, events), 413);

    assertThat(problem.detail()).contains("20000");
    assertThat(rows.books(api.product())).containsEntry("received", 0L);
  }

  @Test
  @DisplayName("No events are answered with no fates")
  void none() throws SQLException {
    assertThat(api.send("[]").all()).isEmpty();
    assertThat(api.sendTo("/v1/batch", JSON, "{'batch':[]}").all()).isEmpty();
    assertThat(rows.books(api.product())).containsEntry("received", 0L);
  }

  @Test
  @DisplayName(
      "Events without names that say the same are one; an Idempotency-Key tells them apart")
  void idempotencyKey() throws SQLException {
    String events = "[{'type':'login'},{'type':'login'},{'id':'own','type':'login'}]";

    assertThat(api.send(events).all()).containsExactly("stored", "duplicate", "stored");
    assertThat(api.send(events, "Idempotency-Key", "k1").all())
        .containsExactly("stored", "stored", "duplicate");
    assertThat(api.send(events, "Idempotency-Key", "k1").all())
        .containsExactly("duplicate", "duplicate", "duplicate");
    assertThat(api.send(events, "Idempotency-Key", "k2").all())
        .containsExactly("stored", "stored", "duplicate");
    assertThat(api.send("{'type':'logout'}", "Idempotency-Key", "k2").only()).isEqualTo("conflict");
    assertThat(rows.events(api.product())).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 201})
  @DisplayName("An Idempotency-Key of an impossible length is refused")
  void badIdempotencyKey(int length) {
    Problem problem =
        Problem.of(
            api.post(
                "/v1/events",
                JSON,
                "{\"type\":\"login\"}".getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                "k".repeat(length)),
            400);

    assertThat(problem.field()).isEqualTo("Idempotency-Key");
  }

  @Test
  @DisplayName("The trace of a request, and the context of a batch, go along with each event")
  void context() throws SQLException {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    Fates own = api.send("{'id':'t1','type':'login'}", "traceparent", trace);
    Fates bad = api.send("{'id':'t2','type':'login'}", "traceparent", "00-0AF-b7ad-01");
    Fates batch =
        api.sendTo(
            "/v1/batch",
            JSON,
            """
            {'context':{'library':{'name':'x'},'ip':'1'},
             'batch':[{'messageId':'m','event':'login','context':{'ip':'2'}}]}""",
            "traceparent",
            trace);

    assertThat(context(own)).isEqualTo(Map.of("traceparent", trace).toString());
    assertThat(rows.event(bad.eventId(0)).get("context")).isNull();
    assertThat(context(batch)).contains("library={name=x}", "ip=2", "traceparent=" + trace);
    assertThat(api.send("{'id':'t1','type':'login'}").only()).isEqualTo("duplicate");
  }

  private String context(Fates fates) throws SQLException {
    String json = rows.event(fates.eventId(0)).get("context").toString();
    return JsonPath.from(json).getMap("").toString();
  }
}
