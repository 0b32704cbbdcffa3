package io.playledger.correction;

import static io.playledger.correction.CorrectionApi.ban;
import static io.playledger.correction.CorrectionApi.correct;
import static io.playledger.correction.CorrectionApi.voidMatch;
import static io.playledger.correction.CorrectionApi.withdraw;
import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.report.Recording;
import io.playledger.report.ReportApi;
import io.playledger.support.AtOnce;
import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A correction is an event: made once, however often it is asked for, and nothing else changes. */
@PlayledgerTest
class CorrectionsAreEventsTest {

  private static final int ADMINS = 4;
  private static final LocalDate DAY = LocalDate.parse("2012-02-02");

  @Inject AgroalDataSource dataSource;
  @Inject Recording recording;

  private final String player = "player-" + UUID.randomUUID();

  @Test
  @DisplayName("The same void again is the one that stands, and one event")
  void voidAgain() throws Exception {
    GameScript game = play();

    JsonPath first = voidMatch(game.gameId());
    JsonPath again = voidMatch(game.gameId());

    assertThat(again.getMap("")).isEqualTo(first.getMap(""));
    assertThat(recorded("match_voided", "session_id", game.gameId().toString())).isOne();
  }

  @Test
  @DisplayName("The same ban again is the one that stands, and one event")
  void banAgain() throws Exception {
    JsonPath first = ban(player);
    JsonPath again = ban(player);

    assertThat(again.getMap("")).isEqualTo(first.getMap(""));
    assertThat(recorded("player_banned", "data ->> 'playerId'", player)).isOne();
  }

  @Test
  @DisplayName("Withdrawn again, a correction is withdrawn since the first time, by one event")
  void withdrawAgain() throws Exception {
    JsonPath correction = voidMatch(play().gameId());

    JsonPath first = withdraw(correction);
    JsonPath again = withdraw(correction);

    assertThat(first.getString("withdrawnAt")).isNotNull();
    assertThat(again.getMap("")).isEqualTo(first.getMap(""));
    assertThat(
            recorded("correction_withdrawn", "data ->> 'correctionId'", correction.getString("id")))
        .isOne();
  }

  @Test
  @DisplayName("A void after the withdrawal of another is a new one, and it counts")
  void voidAfterWithdrawal() throws Exception {
    GameScript game = play();
    JsonPath first = voidMatch(game.gameId());
    withdraw(first);

    JsonPath second = voidMatch(game.gameId());

    assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
    ReportApi.refresh();
    assertThat(
            Shown.rows("player_history", "?playerId=%s&from=%s&to=%s".formatted(player, DAY, DAY)))
        .extracting("is_excluded")
        .containsExactly(true);
    assertThat(recorded("match_voided", "session_id", game.gameId().toString())).isEqualTo(2);
  }

  @Test
  @DisplayName("Admins who void the same match at once make one event")
  void voidAtOnce() throws Exception {
    GameScript game = play();

    List<String> ids = AtOnce.call(ADMINS, () -> voidMatch(game.gameId()).getString("id"));

    assertThat(ids).hasSize(ADMINS).containsOnly(ids.get(0));
    assertThat(recorded("match_voided", "session_id", game.gameId().toString())).isOne();
  }

  @Test
  @DisplayName("Admins who ban the same player at once make one event")
  void banAtOnce() throws Exception {
    List<String> ids = AtOnce.call(ADMINS, () -> ban(player).getString("id"));

    assertThat(ids).hasSize(ADMINS).containsOnly(ids.get(0));
    assertThat(recorded("player_banned", "data ->> 'playerId'", player)).isOne();
  }

  @Test
  @DisplayName("Admins who withdraw the same correction at once make one event")
  void withdrawAtOnce() throws Exception {
    JsonPath correction = ban(player);

    List<String> times = AtOnce.call(ADMINS, () -> withdraw(correction).getString("withdrawnAt"));

    assertThat(times).hasSize(ADMINS).containsOnly(times.get(0));
    assertThat(
            recorded("correction_withdrawn", "data ->> 'correctionId'", correction.getString("id")))
        .isOne();
  }

  @Test
  @DisplayName("The events that were wrong lie in the ledger as they were recorded")
  void nothingRecordedChanges() throws Exception {
    GameScript game = play();
    List<Map<String, Object>> before = rows(game);

    for (Event event : game.events()) {
      switch (event.type()) {
        case "game_started" -> correct(event.id(), Map.of("questionCount", 9));
        case "question_answered" -> correct(event.id(), Map.of("points", 5));
        case "game_ended" -> correct(event.id(), Map.of("finalScore", 90));
        default -> assertThat(event.type()).isEqualTo("questions_served");
      }
    }
    voidMatch(game.gameId());
    ban(player);
    ReportApi.refresh();

    assertThat(rows(game)).isEqualTo(before).hasSize(game.events().size());
  }

  @Test
  @DisplayName("The latest corrections are listed first, each as it was answered")
  void listed() throws Exception {
    GameScript game = play();
    JsonPath first = voidMatch(game.gameId());
    JsonPath second = correct(game.event("game_ended", 0).id(), Map.of("finalScore", 20));

    List<Map<String, Object>> latest =
        admin().get("/admin/corrections?limit=2").then().statusCode(200).extract().path("");

    assertThat(latest).isEqualTo(List.of(second.getMap(""), first.getMap("")));
    assertThat(second.getMap(""))
        .containsEntry("type", "event_corrected")
        .containsEntry("changes", "{\"finalScore\": 20}")
        .containsEntry("gameId", game.gameId().toString());
  }

  private GameScript play() throws SQLException {
    GameScript game = GameScript.at(DAY + "T12:00:00Z").by(player).play(1, 1);
    recording.record(game);
    return game;
  }

  private List<Map<String, Object>> rows(GameScript game) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.rows(
          connection,
          """
          select id, type, occurred_at, recorded_at, position, encode(content_hash, 'hex') as hash, data::text
          from ledger.event
          where id = any (?)
          order by position
          """,
          (Object) game.events().stream().map(Event::id).toArray(UUID[]::new));
    }
  }

  private long recorded(String type, String field, String value) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Long.class,
          "select count(*) from ledger.event where type = ? and %s = ?".formatted(field),
          type,
          value);
    }
  }
}
