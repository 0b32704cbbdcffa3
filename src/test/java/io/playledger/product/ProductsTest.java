package io.playledger.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The games as a transaction sees them, whoever registers them. */
@ExtendWith(FreshDatabases.class)
class ProductsTest {

  /** Of two instances. */
  private final Products here = new Products();

  private final Products there = new Products();
  private Database database;

  @BeforeEach
  void prepare(Database fresh) {
    database = fresh;
  }

  private static Product game(String scoring) {
    return new Product(
        "chess",
        "Chess",
        scoring,
        List.of(new Product.SubScore("time \"left\"", true), new Product.SubScore("moves", false)),
        List.of("default", "with, comma"),
        Set.of(Period.DAILY, Period.WEEKLY),
        List.of(
            new Product.Season(
                "spring",
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00.000001Z"))),
        ZoneId.of("Europe/Berlin"),
        Instant.parse("1999-12-31T23:59:59.999999Z"));
  }

  private void put(Connection connection, Product product) throws SQLException {
    ProductRows.lock(connection);
    ProductRows.put(connection, product);
  }

  private static String scoring(Products products, Connection connection) throws SQLException {
    return products.asOf(connection).apply("chess").scoring();
  }

  @Test
  @DisplayName("A game is read as it was written")
  void whole() throws SQLException {
    try (Connection connection = database.open()) {
      put(connection, game("points_best"));

      assertThat(here.asOf(connection).apply("chess")).isEqualTo(game("points_best"));
    }
  }

  @Test
  @DisplayName("A game that nobody has registered has the defaults")
  void unregistered() throws SQLException {
    try (Connection connection = database.open()) {
      Product go = here.asOf(connection).apply("go");

      assertThat(go).isEqualTo(Product.unregistered("go"));
      assertThat(go.scoring()).isEqualTo("wins");
      assertThat(go.statsHandlers()).containsExactly("default");
      assertThat(go.counts(Instant.EPOCH)).isTrue();
    }
  }

  @Test
  @DisplayName("What another instance commits is seen by the next call, and not before")
  void others() throws SQLException {
    try (Connection mine = database.open();
        Connection theirs = database.begin()) {
      assertThat(scoring(here, mine)).isEqualTo("wins");
      put(theirs, game("elo"));
      assertThat(scoring(there, theirs)).isEqualTo("elo");
      assertThat(scoring(here, mine)).isEqualTo("wins");

      theirs.commit();

      assertThat(scoring(here, mine)).isEqualTo("elo");
      ProductRows.delete(theirs, "chess");
      theirs.commit();
      assertThat(scoring(here, mine)).isEqualTo("wins");
    }
  }

  @Test
  @DisplayName("What is rolled back is never seen again")
  void rolledBack() throws SQLException {
    try (Connection connection = database.begin()) {
      put(connection, game("elo"));
      assertThat(scoring(here, connection)).isEqualTo("elo");
      connection.rollback();

      put(connection, game("glicko2"));

      assertThat(scoring(here, connection)).isEqualTo("glicko2");
      connection.rollback();
      assertThat(scoring(here, connection)).isEqualTo("wins");
    }
  }

  @Test
  @DisplayName("A transaction of one moment sees the games of that moment, whatever others see")
  void oneMoment() throws SQLException {
    try (Connection mine = database.begin();
        Connection theirs = database.open()) {
      Sql.execute(mine, "set transaction isolation level repeatable read read only");
      assertThat(scoring(here, mine)).isEqualTo("wins");
      put(theirs, game("elo"));
      assertThat(scoring(here, theirs)).isEqualTo("elo");

      assertThat(scoring(here, mine)).isEqualTo("wins");

      mine.rollback();
      assertThat(scoring(here, mine)).isEqualTo("elo");
    }
  }

  @Test
  @DisplayName("The games are read once, and then only where they have changed")
  void cheap() throws SQLException {
    try (Connection connection = database.open()) {
      put(connection, game("elo"));
      scoring(here, connection);
      Sql.execute(connection, "alter table product.product rename to hidden");

      assertThat(scoring(here, connection)).isEqualTo("elo");
    }
  }
}
