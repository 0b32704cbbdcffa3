package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.EventId;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Reason;
import io.playledger.ledger.NewEvents;
import io.playledger.platform.database.SqlStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Commits groups of events. A group that the database refuses for what is in it is halved until the
 * one event is found that is at fault; the others go in, and that one to quarantine.
 */
@ApplicationScoped
public class GroupTransaction {

  private static final Logger LOG = Logger.getLogger(GroupTransaction.class);

  private static final String UNIQUE_VIOLATION = "23505";

  private static final int MOST_TRIES = 5;

  private final AgroalDataSource dataSource;
  private final EventGroup group;
  private final NewEvents newEvents;

  GroupTransaction(AgroalDataSource dataSource, EventGroup group, NewEvents newEvents) {
    this.dataSource = dataSource;
    this.group = group;
    this.newEvents = newEvents;
  }

  /** What else is written in the same transactions. */
  public interface Alongside {

    /** Nothing. */
    Alongside NOTHING = (connection, from, to) -> {};

    /**
     * Writes what belongs to some of the events; called first in the transaction that has them.
     *
     * @param from index of the first of them
     * @param to index behind the last
     */
    void write(Connection connection, int from, int to) throws SQLException;
  }

  /**
   * Writes and commits.
   *
   * @return what became of each event, in the order given
   * @throws SQLException if the database is away; it is then unknown which events it has, and
   *     sending them again is safe
   */
  public List<Decided> commit(List<? extends Received> events, Alongside alongside)
      throws SQLException {
    return commit(new Part(events, 0, alongside));
  }

  /**
   * Neighbours among the events.
   *
   * @param from index of the first
   */
  private record Part(List<? extends Received> events, int from, Alongside alongside) {

    Part of(int begin, int end) {
      return new Part(events.subList(begin, end), from + begin, alongside);
    }

    Part with(Received instead) {
      return new Part(List.of(instead), from, alongside);
    }
  }

  private List<Decided> commit(Part part) throws SQLException {
    try {
      return commitWhole(part);
    } catch (SQLException e) {
      if (!SqlStates.isOfValues(e)) {
        throw e;
      }
      return part.events().size() == 1 ? commitRefused(part, e) : commitHalves(part);
    }
  }

  /** To quarantine as it is, or else with nothing but its body. */
  private List<Decided> commitRefused(Part part, SQLException why) throws SQLException {
    Received event = part.events().get(0);
    Received bad = refused(event, why);
    try {
      return commitWhole(part.with(bad));
    } catch (SQLException e) {
      if (!SqlStates.isOfValues(e) || event instanceof Bad) {
        throw e;
      }
      return commitWhole(part.with(refused(bad, e)));
    }
  }

  private List<Decided> commitHalves(Part part) throws SQLException {
    int middle = part.events().size() / 2;
    List<Decided> outcomes = new ArrayList<>(commit(part.of(0, middle)));
    outcomes.addAll(commit(part.of(middle, part.events().size())));
    return outcomes;
  }

  private List<Decided> commitWhole(Part part) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return inTransaction(part);
      } catch (SQLException e) {
        if (!SqlStates.isPassing(e) || attempt == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private List<Decided> inTransaction(Part part) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        part.alongside().write(connection, part.from(), part.from() + part.events().size());
        List<Decided> outcomes = group.write(connection, part.events());
        connection.commit();
        newEvents.committed();
        return outcomes;
      } catch (SQLException | RuntimeException | Error e) {
        // Whatever it is, or the pool would commit what was written so far.
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** No rule of ours caught it, so a rule is missing. */
  private static Received refused(Received event, SQLException why) {
    if (event instanceof Bad bad && UNIQUE_VIOLATION.equals(why.getSQLState())) {
      // It was received before, under the id that it brought along; each receipt has a row.
      return bad.under(EventId.at(bad.body().receipt().receivedAt()));
    }
    LOG.warnf(
        "the database refuses an event of %s (%s); it goes to quarantine",
        event.source(), why.getSQLState());
    return switch (event) {
      case Good good -> good.refused(fault(why));
      case Bad bad -> bad.bare();
    };
  }

  /** What is wrong with an event whose values the database refuses. */
  static Fault fault(SQLException why) {
    return Fault.of(
        Reason.REFUSED_BY_DATABASE,
        null,
        "cannot be kept as it is (%s)".formatted(why.getSQLState()));
  }
}
