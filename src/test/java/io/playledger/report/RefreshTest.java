package io.playledger.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class RefreshTest {

  @Inject AgroalDataSource dataSource;
  @Inject Recording recording;

  @Test
  @DisplayName("A refresh waits for the session that is refreshing, and then completes")
  void waitsForAnother() throws Exception {
    GameScript game = GameScript.at("2003-06-01T12:00:00Z").play(1, 0);
    try (Connection other = begin();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Await.until("the other session has the lock", () -> Folding.fold(other, 1) != null);
      recording.record(game);

      Future<Boolean> refresh = thread.submit(RefreshTest::postRefresh);

      awaitTry();
      assertThat(isIn(game)).isFalse();
      other.commit();
      assertThat(refresh.get()).isTrue();
    }
    assertThat(isIn(game)).isTrue();
  }

  @Test
  @DisplayName(
      "While a transaction is open that may still record events, a refresh is not complete")
  void openTransaction() throws Exception {
    GameScript game = GameScript.at("2003-06-02T12:00:00Z").play(1, 0);
    try (Connection open = begin()) {
      Sql.rows(open, "select pg_current_xact_id()");
      recording.record(game);

      boolean complete = postRefresh();

      assertThat(complete).isFalse();
      assertThat(isIn(game)).isFalse();
      open.rollback();
    }
  }

  @Test
  @DisplayName("A refresh waits a while for a transaction under way, and is complete with its end")
  void transactionUnderWay() throws Exception {
    GameScript game = GameScript.at("2003-06-03T12:00:00Z").play(1, 0);
    try (Connection underWay = begin();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Sql.rows(underWay, "select pg_current_xact_id()");
      recording.record(game);

      Future<Boolean> refresh = thread.submit(RefreshTest::postRefresh);

      awaitTry();
      underWay.commit();
      assertThat(refresh.get()).isTrue();
    }
    assertThat(isIn(game)).isTrue();
  }

  @Test
  @DisplayName("A refresh needs the admin key")
  void needsTheKey() {
    given()
        .post("/reports/refresh")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"))
        .body("status", equalTo(401));
  }

  @Test
  @DisplayName("A wrong key refreshes nothing")
  void wrongKey() {
    given()
        .header("Authorization", "Bearer not-the-key-of-this-service")
        .post("/reports/refresh")
        .then()
        .statusCode(is(401));
  }

  private static boolean postRefresh() {
    return ReportApi.withKey()
        .post("/reports/refresh")
        .then()
        .statusCode(200)
        .extract()
        .path("complete");
  }

  /** Until the refresh has folded what it can get, from when this is called. */
  private void awaitTry() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      String now = Sql.value(connection, String.class, "select clock_timestamp()::text");
      Await.until(
          "the refresh has tried",
          () ->
              Sql.value(
                  connection,
                  Boolean.class,
                  "select exists (select from pg_stat_activity where pid <> pg_backend_pid()"
                      + " and query like '%main.refresh(%' and query_start > ?::timestamptz)",
                  now));
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private boolean isIn(GameScript game) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Boolean.class,
          "select exists (select from main.games where game_id = ?)",
          game.gameId());
    }
  }
}
