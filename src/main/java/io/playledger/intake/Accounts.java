package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every received event is accounted for. */
@ApplicationScoped
public class Accounts {

  private static final String READ =
      """
      select minute, product, source, sum(num_received) as received, sum(num_stored) as stored,
             sum(num_duplicate) as duplicate, sum(num_conflict) as conflict,
             sum(num_quarantined) as quarantined
      from intake.account
      where minute >= ? and minute < ? and (?::text is null or product = ?)
        and (?::text is null or source = ?)
      group by minute, product, source
      order by minute, product, source
      limit ?
      """;

  private final AgroalDataSource dataSource;

  Accounts(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Accounts of the minutes of a range, in the order of time.
   *
   * @param from first moment
   * @param to moment after the last
   * @param product only of this one; null for all
   * @param source only of this one; null for all
   * @param limit at most so many
   */
  public List<Account> read(
      Instant from, Instant to, @Nullable String product, @Nullable String source, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setObject(1, from.atOffset(ZoneOffset.UTC));
      statement.setObject(2, to.atOffset(ZoneOffset.UTC));
      statement.setString(3, product);
      statement.setString(4, product);
      statement.setString(5, source);
      statement.setString(6, source);
      statement.setInt(7, limit);
      List<Account> accounts = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          accounts.add(account(row));
        }
      }
      return accounts;
    } catch (SQLException e) {
      throw new StorageException("reading the accounts", e);
    }
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("minute", OffsetDateTime.class).toInstant(),
        row.getString("product"),
        row.getString("source"),
        row.getLong("received"),
        row.getLong("stored"),
        row.getLong("duplicate"),
        row.getLong("conflict"),
        row.getLong("quarantined"));
  }

  /**
   * What became of the events that one source sent for one product within a minute.
   *
   * @param minute of receipt
   */
  public record Account(
      Instant minute,
      String product,
      String source,
      long received,
      long stored,
      long duplicate,
      long conflict,
      long quarantined) {}
}
