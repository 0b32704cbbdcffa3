package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.playledger.intake.EventFatesTest.Sent;
import io.playledger.report.ReportApi;
import io.playledger.support.Await;
import io.playledger.support.Player;
import io.playledger.support.Together;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users do, from the first game to the reports, whichever way events reach the ledger. Fates
 * are read from the accounts, since over Kafka an answer comes before them.
 */
abstract class Scenario {

  private static final String STRICT =
      """
      {"type":"object","properties":{"level":{"type":"integer","minimum":1}},"required":["level"]}
      """;

  private static final List<String> FATES =
      List.of("stored", "duplicate", "conflict", "quarantined");

  @Inject IntakeRows rows;

  @AfterEach
  void backToTheRealTime() {
    shiftDays(0);
  }

  @Test
  @DisplayName("Games of several days are in the daily report, with their scores")
  void games() {
    int games = 0;
    for (int day = -3; day <= 0; day++) {
      shiftDays(day);
      String date = LocalDate.now(ZoneOffset.UTC).plusDays(day).toString();
      Map<String, Object> before = day(date);
      for (int right = 0; right <= 3; right++) {
        Player.play(Map.of("playerId", "scenario-" + right, "numQuestions", 3), right);
        games++;
      }
      int expected = (int) before.getOrDefault("games_played", 0) + 4;
      int score = ((Number) before.getOrDefault("total_score", 0)).intValue() + 60;
      Await.until(
          "the games of " + date,
          () -> {
            Map<String, Object> now = day(date);
            return Integer.valueOf(expected).equals(now.get("games_played"))
                && ((Number) now.get("total_score")).intValue() == score
                && Integer.valueOf(expected).equals(now.get("finished"));
          });
    }
    assertThat(games).isEqualTo(16);
  }

  @Test
  @DisplayName("A void match leaves the reports, and comes back when that is withdrawn")
  void correction() {
    shiftDays(-40);
    String date = LocalDate.now(ZoneOffset.UTC).plusDays(-40).toString();
    String session = Player.play(Map.of("playerId", "void", "numQuestions", 2), 2);
    Await.until("the game", () -> Integer.valueOf(1).equals(day(date).get("games_played")));

    String correction =
        admin()
            .body(Map.of("gameId", session, "reason", "a test"))
            .post("/admin/corrections/void")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    assertThat(day(date).getOrDefault("games_played", 0)).isEqualTo(0);

    admin()
        .body(Map.of("reason", "was right"))
        .post("/admin/corrections/%s/withdraw".formatted(correction))
        .then()
        .statusCode(200);
    assertThat(day(date)).containsEntry("games_played", 1);
  }

  static List<Sent> formats() {
    return EventFatesTest.formats().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  @DisplayName("In every format an event is stored once, and what differs is a conflict")
  void formats(Sent sent) throws SQLException {
    IntakeApi api = IntakeApi.ofNewGame();

    assertThat(fateOf(api, sent, sent.body())).isEqualTo("stored");
    List<Map<String, Object>> ledger = rows.events(api.product());
    assertThat(fateOf(api, sent, sent.body())).isEqualTo("duplicate");
    if (!sent.other().isEmpty()) {
      assertThat(fateOf(api, sent, sent.other())).isEqualTo("conflict");
      assertThat(rows.ofConflicts(api.product())).isOne();
    }
    assertThat(rows.events(api.product())).isEqualTo(ledger).hasSize(1);
  }

  @Test
  @DisplayName("The answer names the id under which the event is found, good or bad")
  void lookup() {
    IntakeApi api = IntakeApi.ofNewGame();

    Fates answer =
        api.send(
            "[{'id':'a','type':'door_opened','playerId':'eve','data':{'door':7}},"
                + "{'id':'b','type':'Door Opened'}]");

    UUID good = answer.eventId(0);
    UUID bad = answer.quarantineId(1);
    assertThat(answer.reasons().get(1)).isEqualTo("invalid_envelope");
    Await.until("the good one", () -> found(api, good).equals("stored"));
    Await.until("the bad one", () -> found(api, bad).equals("quarantined"));
    given()
        .header("Authorization", "Bearer " + api.key())
        .get("/v1/events/{id}", good)
        .then()
        .body("data.door", equalTo(7))
        .body("playerId", equalTo("eve"))
        .body("source", equalTo(sourceOf(api)));
  }

  @Test
  @DisplayName(
      "A stricter schema sends events to quarantine; repaired and replayed they are stored")
  void quarantine() throws SQLException {
    IntakeApi api = IntakeApi.ofNewGame();
    admin()
        .body(STRICT)
        .post("/admin/schemas/%s/level_done".formatted(api.product()))
        .then()
        .statusCode(201);
    String event = "{'id':'a','type':'level_done','occurredAt':'2026-05-01T10:00:00Z','data':%s}";
    Fates answer = api.send(event.formatted("{'level':0}"));
    UUID id = answer.quarantineId(0);
    Await.until("in quarantine", () -> found(api, id).equals("quarantined"));

    admin()
        .body(event.formatted("{'level':3}").replace('\'', '"'))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200);
    admin()
        .post("/admin/quarantine/%s/replay".formatted(id))
        .then()
        .statusCode(200)
        .body("fate", equalTo("stored"));

    assertThat(rows.events(api.product())).hasSize(1);
    assertThat(fateOf(api, () -> api.send(event.formatted("{'level':3}")))).isEqualTo("duplicate");
  }

  @Test
  @DisplayName("A hundred senders of the same events store each once, and all are accounted for")
  void race() throws Exception {
    IntakeApi api = IntakeApi.ofNewGame();
    List<Callable<Fates>> senders = new ArrayList<>();
    for (int sender = 0; sender < 100; sender++) {
      int first = sender % 10;
      StringBuilder body = new StringBuilder("[");
      for (int event = first; event < first + 20; event++) {
        body.append(event == first ? "" : ",")
            .append("{'id':'e%d','type':'login','data':{'n':%d}}".formatted(event, event));
      }
      senders.add(() -> api.send(body.append("]").toString().replace("]]", "]")));
    }

    Together.run(senders);

    Await.until("all accounted for", () -> received(api) == 2000);
    Map<String, Object> books = rows.books(api.product());
    assertThat(books).containsEntry("stored", 29L).containsEntry("duplicate", 1971L);
    assertThat(rows.events(api.product())).hasSize(29);
  }

  @Test
  @DisplayName("Events of one session keep the order in which they were sent")
  void order() throws SQLException {
    IntakeApi api = IntakeApi.ofNewGame();
    for (int request = 0; request < 20; request++) {
      StringBuilder body = new StringBuilder("[");
      for (int event = 0; event < 10; event++) {
        body.append(event == 0 ? "" : ",")
            .append(
                "{'id':'%d-%d','type':'moved','sessionId':'s','data':{'n':%d}}"
                    .formatted(request, event, request * 10 + event));
      }
      api.send(body.append(']').toString());
    }

    Await.until("all accounted for", () -> received(api) == 200);
    assertThat(rows.events(api.product()))
        .extracting(event -> event.get("data"))
        .isEqualTo(IntStream.range(0, 200).mapToObj("{\"n\": %d}"::formatted).toList());
  }

  @Test
  @DisplayName("A person who was erased is in no event that comes later")
  void erased() throws SQLException {
    IntakeApi api = IntakeApi.ofNewGame();
    String person = "scenario_person_" + UUID.randomUUID();
    String event = "{'id':'%s','type':'login','playerId':'" + person + "'}";
    fateOf(api, () -> api.send(event.formatted("before")));

    admin().delete("/v1/players/{id}", person).then().statusCode(202);
    Await.until(
        "pseudonymised",
        () ->
            rows.events(api.product()).stream()
                .noneMatch(row -> person.equals(row.get("player_id"))));
    fateOf(api, () -> api.send(event.formatted("after")));

    assertThat(rows.events(api.product()))
        .hasSize(2)
        .extracting(row -> (String) row.get("player_id"))
        .allMatch(id -> id.startsWith("erased-"));
  }

  private interface Sending {
    Fates send();
  }

  private String fateOf(IntakeApi api, Sent sent, String body) throws SQLException {
    return fateOf(
        api,
        () ->
            api.sendTo(
                sent.path(), sent.contentType(), body.formatted(api.product()), sent.headers()));
  }

  /** What the accounts say became of the one event that is sent. */
  private String fateOf(IntakeApi api, Sending sending) throws SQLException {
    Map<String, Object> before = rows.books(api.product());
    sending.send();
    Await.until("accounted for", () -> received(api) == (long) before.get("received") + 1);
    Map<String, Object> after = rows.books(api.product());
    return FATES.stream()
        .filter(fate -> !after.get(fate).equals(before.get(fate)))
        .findFirst()
        .orElseThrow();
  }

  private long received(IntakeApi api) throws SQLException {
    return rows.received(api.product());
  }

  private static String sourceOf(IntakeApi api) {
    return admin()
        .get("/admin/keys")
        .then()
        .extract()
        .path("find { it.id == '%s' }.name".formatted(api.keyId()));
  }

  private static String found(IntakeApi api, UUID id) {
    var answer = given().header("Authorization", "Bearer " + api.key()).get("/v1/events/{id}", id);
    return answer.statusCode() == 200 ? answer.path("fate") : "";
  }

  /** The row of a day, refreshed; empty where there is none. */
  private static Map<String, Object> day(String date) {
    ReportApi.refresh();
    Map<String, Object> row =
        ReportApi.withKey()
            .get("/reports/daily_games")
            .then()
            .statusCode(200)
            .extract()
            .path("rows.find { it.date == '%s' }".formatted(date));
    return row == null ? Map.of() : row;
  }

  private static void shiftDays(int days) {
    given()
        .contentType("application/json")
        .body(Map.of("ShiftDateDays", days))
        .post("/debug/shiftdays")
        .then()
        .statusCode(200);
  }
}
