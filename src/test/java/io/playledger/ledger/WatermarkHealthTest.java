package io.playledger.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class WatermarkHealthTest {

  private static final String CHECK = "checks.find { it.name == 'ledger watermark' }";

  @Inject AgroalDataSource dataSource;

  @Test
  @DisplayName("Health names the process whose transaction holds the readers back")
  void namesThePid() throws SQLException {
    try (Connection open = dataSource.getConnection()) {
      open.setAutoCommit(false);
      Sql.rows(open, "select pg_current_xact_id()");
      int pid = Sql.value(open, Integer.class, "select pg_backend_pid()");

      Await.until("no older transaction holds them back", () -> heldBackBy() == pid);

      given()
          .get("/q/health/well")
          .then()
          .statusCode(200)
          .body(CHECK + ".status", equalTo("UP"))
          .body(CHECK + ".data.'held back by pid'", equalTo(pid))
          .body(CHECK + ".data.application", equalTo("playledger"))
          .body(CHECK + ".data.state", equalTo("idle in transaction"));
      open.rollback();
    }
  }

  /** Zero if nobody does. */
  private static int heldBackBy() {
    Integer pid = given().get("/q/health/well").path(CHECK + ".data.'held back by pid'");
    return pid == null ? 0 : pid;
  }
}
