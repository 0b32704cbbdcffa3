package io.playledger.intake;

import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accounts for received events, in the transaction that decides their fate. */
@ApplicationScoped
class Tallies {

  private static final String APPEND =
      """
      insert into intake.tally (received_at, product, source, num_received, num_stored,
                                num_duplicate, num_conflict, num_quarantined)
      values (coalesce(?::timestamptz, now()), ?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * One row for each product and source among the events.
   *
   * @param outcomes of the events, in their order
   */
  void append(Connection connection, List<? extends Received> events, List<Decided> outcomes)
      throws SQLException {
    Map<Account, Counts> accounts = new TreeMap<>();
    for (int index = 0; index < events.size(); index++) {
      Received event = events.get(index);
      if (!event.isOurs()) {
        accounts
            .computeIfAbsent(new Account(event.product(), event.source()), account -> new Counts())
            .add(outcomes.get(index));
      }
    }
    if (accounts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      for (Map.Entry<Account, Counts> entry : accounts.entrySet()) {
        add(statement, null, entry.getKey(), entry.getValue());
      }
      statement.executeBatch();
    }
  }

  /** Moves an event from quarantine to what its replay came to, in the minute of its receipt. */
  void replayed(Connection connection, QuarantinedEvent event, Recorded outcome)
      throws SQLException {
    Counts counts = new Counts();
    counts.add(outcome);
    counts.received--;
    counts.quarantined--;
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      add(
          statement,
          event.receivedAt().toString(),
          new Account(event.product(), event.source()),
          counts);
      statement.executeBatch();
    }
  }

  private static void add(
      PreparedStatement statement, @Nullable String receivedAt, Account account, Counts counts)
      throws SQLException {
    statement.setString(1, receivedAt);
    statement.setString(2, account.product());
    statement.setString(3, account.source());
    statement.setInt(4, counts.received);
    statement.setInt(5, counts.stored);
    statement.setInt(6, counts.duplicate);
    statement.setInt(7, counts.conflict);
    statement.setInt(8, counts.quarantined);
    statement.addBatch();
  }

  private record Account(String product, String source) implements Comparable<Account> {

    @Override
    public int compareTo(Account other) {
      int byProduct = product.compareTo(other.product);
      return byProduct == 0 ? source.compareTo(other.source) : byProduct;
    }
  }

  private static final class Counts {
    private int received;
    private int stored;
    private int duplicate;
    private int conflict;
    private int quarantined;

    void add(Decided outcome) {
      received++;
      switch (outcome) {
        case Quarantined waits -> quarantined++;
        case Recorded recorded -> {
          switch (recorded.fate()) {
            case STORED -> stored++;
            case DUPLICATE -> duplicate++;
            case CONFLICT -> conflict++;
          }
        }
      }
    }
  }
}
