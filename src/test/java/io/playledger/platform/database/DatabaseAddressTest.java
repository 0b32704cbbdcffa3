package io.playledger.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  @ExtendWith(FreshDatabases.class)
  @DisplayName("Outside the pool nothing is cut off, whatever the database's own defaults")
  void nothingIsCutOff(Database database) throws SQLException {
    for (String setting :
        new String[] {"statement_timeout", "idle_in_transaction_session_timeout"}) {
      database.execute(
          "do $$ begin execute format('alter database %%I set %s = ''5s''', current_database()); end $$"
              .formatted(setting));
    }
    DatabaseAddress address =
        new DatabaseAddress(database.url(), database.user(), database.password());

    try (Connection connection = address.open("a-test", Duration.ZERO)) {
      assertThat(setting(connection, "statement_timeout")).isEqualTo("0");
      assertThat(setting(connection, "idle_in_transaction_session_timeout")).isEqualTo("0");
      assertThat(setting(connection, "application_name")).isEqualTo("a-test");
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  @Test
  @DisplayName("The environment names a database with or without the prefix of JDBC, or none")
  void environment() {
    assertThat(DatabaseAddress.of(Map.of())).isEmpty();
    assertThat(DatabaseAddress.of(Map.of("PLAYLEDGER_DB_URL", " "))).isEmpty();
    assertThat(DatabaseAddress.of(Map.of("PLAYLEDGER_DB_URL", "postgresql://db/games")))
        .contains(new DatabaseAddress("jdbc:postgresql://db/games", "playledger", ""));
    assertThat(
            DatabaseAddress.of(
                Map.of(
                    "PLAYLEDGER_DB_URL",
                    "jdbc:postgresql://db/games",
                    "PLAYLEDGER_DB_USER",
                    "ada",
                    "PLAYLEDGER_DB_PASSWORD",
                    "secret")))
        .contains(new DatabaseAddress("jdbc:postgresql://db/games", "ada", "secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/games?user=ada",
        "jdbc:postgresql://db/games?ssl=true&password=secret",
        "postgresql://ada:secret@db/games"
      })
  @DisplayName("A URL with a user or password is refused, and not repeated")
  void credentials(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.of(Map.of("PLAYLEDGER_DB_URL", url)))
        .withMessageContaining("PLAYLEDGER_DB_PASSWORD")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("ada", "secret"));
  }

  @Test
  @DisplayName("A password does not get into logs")
  void password() {
    assertThat(new DatabaseAddress("jdbc:postgresql://db/games", "ada", "secret"))
        .hasToString("ada at jdbc:postgresql://db/games");
  }

  private static String setting(Connection connection, String name) throws SQLException {
    return Sql.value(connection, String.class, "select current_setting(?)", name);
  }
}
