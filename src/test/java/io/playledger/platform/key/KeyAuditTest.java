package io.playledger.platform.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept about keys, and what is not. */
@PlayledgerTest
class KeyAuditTest {

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, relname)
      from pg_stat_user_tables
      where schemaname <> 'public'
      """;

  @Inject AgroalDataSource dataSource;
  @Inject KeyUse use;

  @Test
  @DisplayName("Every action of an admin is a row of the audit, the latest first")
  void actions() {
    String id = KeyApi.create("read", "write:exrps").getString("id");

    KeyApi.rotate(id, 60);
    KeyApi.revoke(id);

    assertThat(KeyApi.audit(id))
        .extracting(entry -> entry.get("action") + ": " + entry.get("detail"))
        .containsExactly(
            "revoked: ",
            "rotated: the secret before is valid for 60 s",
            "created: read write:exrps");
  }

  @Test
  @DisplayName("Use is counted and written a moment later, by key, minute and outcome")
  void useIsWritten() {
    JsonPath key = KeyApi.create("read");
    JsonPath other = KeyApi.create("write:exrps");
    for (int request = 0; request < 3; request++) {
      KeyApi.reportsWith(key.getString("key")).statusCode(200);
    }
    KeyApi.reportsWith(other.getString("key")).statusCode(403);
    eventsWith(key.getString("key")).statusCode(403);
    KeyApi.reportsWith(KeyText.withNewSecret(key.getString("id")).text()).statusCode(401);

    use.write();

    assertThat(counts(key, "used", "")).isEqualTo(3);
    assertThat(counts(key, "refused", "not valid")).isEqualTo(1);
    assertThat(counts(key, "refused", "lacks the scope write")).isEqualTo(1);
    assertThat(counts(other, "refused", "lacks the scope read")).isEqualTo(1);
    JsonPath stored = KeyApi.get(key.getString("id"));
    assertThat(stored.getInt("numRequests")).isEqualTo(3);
    assertThat(stored.getInt("numRefused")).isEqualTo(2);
    assertThat(stored.getString("lastUsedAt")).isNotNull();
    assertThat(KeyApi.get(other.getString("id")).getString("lastUsedAt")).isNull();
  }

  @Test
  @DisplayName("Ids that are made up leave no rows of their own")
  void madeUp() throws SQLException {
    String id = KeyText.make().id();

    KeyApi.reportsWith(KeyText.withNewSecret(id).text()).statusCode(401);
    use.write();

    assertThat(value("select count(*) from platform.api_key_use where key_id = ?", id)).isZero();
    assertThat(value("select count(*) from platform.api_key_use where key_id = ''")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update platform.api_key_audit set detail = ''",
        "delete from platform.api_key_audit",
        "truncate platform.api_key_audit"
      })
  @DisplayName("The audit of actions is append-only")
  void appendOnly(String change) {
    KeyApi.create("read");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(change))
        .withMessageContaining("append-only");
  }

  @Test
  @DisplayName("No secret is anywhere in the database, in whatever spelling")
  void noSecrets() throws SQLException {
    JsonPath first = KeyApi.create("read");
    JsonPath second = KeyApi.rotate(first.getString("id"), 600);
    KeyApi.reportsWith(first.getString("key")).statusCode(200);
    KeyApi.reportsWith(second.getString("key")).statusCode(200);
    use.write();

    for (JsonPath key : List.of(first, second)) {
      String secret = KeyText.parse(key.getString("key")).orElseThrow().secret();
      String bytes = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret));
      for (String table : column(TABLES)) {
        assertThat(value(rowsWith(table), secret, bytes)).as(table).isZero();
      }
    }
    String id = first.getString("id");
    assertThat(value(rowsWith("platform.api_key"), id, id)).as("what is there is found").isOne();
  }

  private static ValidatableResponse eventsWith(String key) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body("[]")
        .post("/v1/events")
        .then();
  }

  private static String rowsWith(String table) {
    return "select count(*) from %s t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0"
        .formatted(table);
  }

  /** How often the audit has something of a key, over all minutes. */
  private static long counts(JsonPath key, String action, String detail) {
    return KeyApi.audit(key.getString("id")).stream()
        .filter(entry -> entry.get("action").equals(action) && entry.get("detail").equals(detail))
        .mapToLong(entry -> ((Number) entry.get("count")).longValue())
        .sum();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, sql);
    }
  }

  private long value(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, Long.class, query, parameters);
    }
  }

  private List<String> column(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(connection, String.class, query);
    }
  }
}
