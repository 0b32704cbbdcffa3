package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the database has of the events of a game. */
@Singleton
class IntakeRows {

  private static final String BOOKS =
      """
      select coalesce(sum(num_received), 0)::bigint as received,
             coalesce(sum(num_stored), 0)::bigint as stored,
             coalesce(sum(num_duplicate), 0)::bigint as duplicate,
             coalesce(sum(num_conflict), 0)::bigint as conflict,
             coalesce(sum(num_quarantined), 0)::bigint as quarantined
      from intake.account where product = ?
      """;

  private final AgroalDataSource dataSource;

  IntakeRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The events of a game in the order of their positions. */
  List<Map<String, Object>> events(String product) throws SQLException {
    return rows(
        """
        select id, type, source, player_id, session_id, occurred_at, data::text, context::text
        from ledger.event where product = ? order by position
        """,
        product);
  }

  Map<String, Object> event(UUID id) throws SQLException {
    return rows("select *, data::text as data_text from ledger.event where id = ?", id).get(0);
  }

  Map<String, Object> quarantined(UUID id) throws SQLException {
    return rows("select * from intake.quarantine where id = ?", id).get(0);
  }

  long ofConflicts(String product) throws SQLException {
    return count("select count(*) from ledger.conflict where event ->> 'product' = ?", product);
  }

  /** What the accounts say, once it is certain that they agree with the rows themselves. */
  Map<String, Object> books(String product) throws SQLException {
    Map<String, Object> books = rows(BOOKS, product).get(0);
    assertThat((long) books.get("received"))
        .as("received = stored + duplicate + conflict + quarantined")
        .isEqualTo(
            (long) books.get("stored")
                + (long) books.get("duplicate")
                + (long) books.get("conflict")
                + (long) books.get("quarantined"));
    assertThat(books)
        .containsEntry(
            "stored", count("select count(*) from ledger.event where product = ?", product))
        .containsEntry(
            "quarantined",
            count(
                "select count(*) from intake.quarantine where product = ? and status <> 'replayed'",
                product));
    return books;
  }

  /** Received by the accounts. */
  long received(String product) throws SQLException {
    return (long) rows(BOOKS, product).get(0).get("received");
  }

  private long count(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, Long.class, query, parameters);
    }
  }

  void execute(String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, statement);
    }
  }

  List<Map<String, Object>> rows(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.rows(connection, query, parameters);
    }
  }
}
