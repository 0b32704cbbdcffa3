package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Reason;
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
class GroupTransaction {

  private static final Logger LOG = Logger.getLogger(GroupTransaction.class);

  /** Deadlock, and somebody who was erased meanwhile: the same once more goes through. */
  private static final List<String> PASSING = List.of("40P01", "40001");

  private static final int MOST_TRIES = 5;

  /** Classes of SQL states that are about the values: data, constraints, limits of a row. */
  private static final List<String> OF_VALUES = List.of("22", "23", "54");

  private final AgroalDataSource dataSource;
  private final EventGroup group;

  GroupTransaction(AgroalDataSource dataSource, EventGroup group) {
    this.dataSource = dataSource;
    this.group = group;
  }

  /**
   * Writes and commits.
   *
   * @return what became of each event, in the order given
   * @throws SQLException if the database is away; it is then unknown which events it has, and
   *     sending them again is safe
   */
  List<Outcome> commit(List<? extends Received> events) throws SQLException {
    try {
      return commitWhole(events);
    } catch (SQLException e) {
      if (!isOfValues(e)) {
        throw e;
      }
      return events.size() == 1 ? commitRefused(events.get(0), e) : commitHalves(events);
    }
  }

  /** To quarantine as it is, or else with nothing but its body. */
  private List<Outcome> commitRefused(Received event, SQLException why) throws SQLException {
    Received bad = refused(event, why);
    try {
      return commitWhole(List.of(bad));
    } catch (SQLException e) {
      if (!isOfValues(e) || event instanceof Bad) {
        throw e;
      }
      return commitWhole(List.of(refused(bad, e)));
    }
  }

  private List<Outcome> commitHalves(List<? extends Received> events) throws SQLException {
    int middle = events.size() / 2;
    List<Outcome> outcomes = new ArrayList<>(commit(events.subList(0, middle)));
    outcomes.addAll(commit(events.subList(middle, events.size())));
    return outcomes;
  }

  private List<Outcome> commitWhole(List<? extends Received> events) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return inTransaction(events);
      } catch (SQLException e) {
        if (!PASSING.contains(String.valueOf(e.getSQLState())) || attempt == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private List<Outcome> inTransaction(List<? extends Received> events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<Outcome> outcomes = group.write(connection, events);
        connection.commit();
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
    LOG.warnf(
        "the database refuses an event of %s (%s); it goes to quarantine",
        event.source(), why.getSQLState());
    return switch (event) {
      case Good good ->
          good.refused(
              Fault.of(
                  Reason.REFUSED_BY_DATABASE,
                  null,
                  "cannot be kept as it is (%s)".formatted(why.getSQLState())));
      case Bad bad -> bad.bare();
    };
  }

  private static boolean isOfValues(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && OF_VALUES.stream().anyMatch(state::startsWith);
  }
}
