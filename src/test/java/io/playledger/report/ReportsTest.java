package io.playledger.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PlayledgerTest
class ReportsTest {

  @Inject Recording recording;

  @AfterEach
  void backToTheRealTime() {
    shiftDays(0);
  }

  @Test
  @DisplayName("The catalogue says what every report and column means, and where it is")
  void catalogue() {
    ValidatableResponse reports = ReportApi.withKey().get("/reports").then().statusCode(200);

    reports
        .body("name", hasItem("daily_games"))
        .body("find { it.name == 'daily_games' }.href", equalTo("/reports/daily_games"))
        .body(
            "find { it.name == 'daily_games' }.columns.name",
            hasItems(
                "date",
                "games_played",
                "finished",
                "abandoned",
                "in_progress",
                "total_score",
                "average_score"))
        .body("description", everyItem(not(nullValue())))
        .body("description", everyItem(containsString(" ")))
        .body("columns.flatten().description", everyItem(containsString(" ")))
        .body("columns.flatten().type", everyItem(not(nullValue())));
  }

  @Test
  @DisplayName("A report is JSON by default, with the days asked for, both included")
  void json() throws SQLException {
    playOn("2003-07-01", "2003-07-02", "2003-07-03", "2003-07-04");

    ValidatableResponse report =
        ReportApi.withKey()
            .get("/reports/daily_games?from=2003-07-02&to=2003-07-03")
            .then()
            .statusCode(200);

    report
        .contentType("application/json")
        .body("name", equalTo("daily_games"))
        .body("from", equalTo("2003-07-02"))
        .body("to", equalTo("2003-07-03"))
        .body("refreshedAt", startsWith("20"))
        .body("rows.date", equalTo(List.of("2003-07-02", "2003-07-03")))
        .body("rows[0].games_played", equalTo(1))
        .body("rows[0].finished", equalTo(1))
        .body("rows[0].abandoned", equalTo(0))
        .body("rows[0].in_progress", equalTo(0))
        .body("rows[0].average_score", equalTo(20.0f));
  }

  @Test
  @DisplayName("On request a report is a CSV file with a header line and its as-of time")
  void csv() throws SQLException {
    playOn("2003-08-01", "2003-08-02");
    recording.record(GameScript.at("2003-08-03T12:00:00Z").start(3));
    ReportApi.refresh();

    Response report =
        ReportApi.withKey()
            .accept("text/csv")
            .get("/reports/daily_games?from=2003-08-01&to=2003-08-31");

    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.contentType()).startsWith("text/csv");
    assertThat(report.header("Content-Disposition")).contains("daily_games.csv");
    assertThat(Instant.parse(report.header("Playledger-As-Of"))).isAfter("2026-01-01T00:00:00Z");
    assertThat(report.asString())
        .isEqualTo(
            """
            date,games_played,finished,abandoned,in_progress,total_score,average_score,excluded\r
            2003-08-01,1,1,0,0,20,20.00,0\r
            2003-08-02,1,1,0,0,20,20.00,0\r
            2003-08-03,1,0,1,0,0,,0\r
            """);
  }

  @Test
  @DisplayName("A report of one day has that day; of days without games, no rows")
  void oneDay() throws SQLException {
    playOn("2003-09-01");

    daily("2003-09-01", "2003-09-01").body("rows.date", equalTo(List.of("2003-09-01")));
    daily("2003-09-02", "2003-09-30").body("rows", equalTo(List.of()));
  }

  @Test
  @DisplayName("Without days a report ends today and shows a month")
  void defaultDays() {
    ValidatableResponse report = ReportApi.withKey().get("/reports/daily_games").then();

    String today = report.extract().<String>path("asOf").substring(0, 10);
    report
        .statusCode(200)
        .body("to", equalTo(today))
        .body("from", equalTo(LocalDate.parse(today).minusDays(30).toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/csv", "*/*"})
  @DisplayName("A from after the to is refused, naming the field")
  void fromAfterTo(String accept) {
    refused(accept, "/reports/daily_games?from=2003-07-03&to=2003-07-02", 400)
        .body("violations.field", hasItem("from"))
        .body("detail", containsString("2003-07-03"));
  }

  @ParameterizedTest
  @CsvSource({
    "from, yesterday",
    "from, 2003-02-30",
    "to, 03.07.2003",
    "to, 2003-7-3",
    "to, 1969-12-31",
    "from, 2003-07-03T00:00:00Z",
    "to, +99999-01-01"
  })
  @DisplayName("What is no day is refused, naming the field")
  void badDays(String field, String day) {
    refused("application/json", "/reports/daily_games?%s=%s".formatted(field, day), 400)
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/csv"})
  @DisplayName("An unknown report is not found")
  void unknown(String accept) {
    refused(accept, "/reports/weekly_moods", 404).body("detail", containsString("weekly_moods"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reports", "/reports/daily_games", "/reports/weekly_moods"})
  @DisplayName("Reports need a key while they are not public")
  void needsAKey(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/csv"})
  @DisplayName("A report of players is read one player at a time")
  void needsAPlayer(String accept) {
    refused(accept, "/reports/player_history?from=2003-10-01&to=2003-10-31", 400)
        .body("violations.field", hasItem("playerId"))
        .body("detail", containsString("player_history"));
  }

  @Test
  @DisplayName("A report without players cannot be cut to one")
  void hasNoPlayers() {
    refused("application/json", "/reports/daily_games?playerId=ada", 400)
        .body("violations.field", hasItem("playerId"));
  }

  @Test
  @DisplayName("The games of one player, in the days asked for")
  void onePlayer() throws SQLException {
    String player = "player-" + UUID.randomUUID();
    GameScript before = GameScript.at("2003-10-01T12:00:00Z").by(player).play(1, 0);
    GameScript then = GameScript.at("2003-10-02T12:00:00Z").by(player).play(2, 0);
    recording.record(before, then, GameScript.at("2003-10-02T12:00:00Z").play(3, 0));
    ReportApi.refresh();

    ValidatableResponse report =
        ReportApi.withKey()
            .get("/reports/player_history?from=2003-10-02&to=2003-10-02&playerId=" + player)
            .then();

    report
        .statusCode(200)
        .body("rows.game_id", equalTo(List.of(then.gameId().toString())))
        .body("rows[0].score", equalTo(20))
        .body("rows[0].state", equalTo("finished"));
  }

  @Test
  @DisplayName("Reports are computed as of the shifted time")
  void asOfTheShiftedTime() {
    shiftDays(40);

    ValidatableResponse report = ReportApi.withKey().get("/reports/daily_games").then();

    Instant asOf = Instant.parse(report.statusCode(200).extract().path("asOf"));
    Instant expected = Instant.now().plus(Duration.ofDays(40));
    assertThat(asOf).isBetween(expected.minusSeconds(30), expected.plusSeconds(1));
    report.body("to", equalTo(asOf.toString().substring(0, 10)));
  }

  private void playOn(String... days) throws SQLException {
    for (String day : days) {
      recording.record(GameScript.at(day + "T12:00:00Z").play(2, 1));
    }
    ReportApi.refresh();
  }

  private static ValidatableResponse daily(String from, String to) {
    return ReportApi.withKey()
        .get("/reports/daily_games?from=%s&to=%s".formatted(from, to))
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse refused(String accept, String path, int status) {
    return ReportApi.withKey()
        .accept(accept)
        .urlEncodingEnabled(false)
        .get(path.replace("+", "%2B"))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
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
