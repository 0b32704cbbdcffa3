package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.format.Fault;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that broke a rule: looked at, repaired, replayed or dismissed. */
@ApplicationScoped
public class Quarantine {

  /** Few enough that their transaction stays short. */
  private static final int PIECE = 100;

  private final AgroalDataSource dataSource;
  private final QuarantineTable table;
  private final Replay replay;
  private final ErasedPlayers erased;

  Quarantine(
      AgroalDataSource dataSource, QuarantineTable table, Replay replay, ErasedPlayers erased) {
    this.dataSource = dataSource;
    this.table = table;
    this.replay = replay;
    this.erased = erased;
  }

  /** In the order they were received. */
  public List<QuarantinedEvent> page(QuarantineFilter filter, int limit) {
    return inTransaction("reading quarantine", connection -> table.page(connection, filter, limit));
  }

  /**
   * @throws Refusal if there is none
   */
  public QuarantinedEvent find(UUID id) {
    return inTransaction("reading quarantine", connection -> table.find(connection, id))
        .orElseThrow(() -> none(id));
  }

  /**
   * Keeps a repaired body for the replay, beside the original.
   *
   * @return the rule that it would still break; empty if it would be taken
   * @throws Refusal if the event is resolved, or the repair makes another event of it
   */
  public Optional<Fault> repair(UUID id, byte[] body) {
    return inTransaction(
        "repairing an event",
        connection -> {
          QuarantinedEvent waiting = locked(connection, id);
          Received judged = replay.judge(waiting, body);
          requireSameIdentity(waiting, judged);
          table.repair(connection, id, withoutErased(connection, body));
          return judged instanceof Bad bad ? Optional.of(bad.fault()) : Optional.empty();
        });
  }

  /** A repair must not bring a person back who was erased. */
  private byte[] withoutErased(Connection connection, byte[] body) throws SQLException {
    ErasedPlayers.Known known = erased.known(connection);
    byte[] without = BodyNames.replace(body, known.pseudonyms()).bytes();
    erased.confirm(connection, known);
    return without;
  }

  private static void requireSameIdentity(QuarantinedEvent waiting, Received repaired) {
    if (waiting.senderId() != null
        && repaired instanceof Good good
        && !waiting.senderId().equals(good.givenId())) {
      throw Refusal.invalid(
          "id", "must stay '%s': a repaired event is the same event".formatted(waiting.senderId()));
    }
  }

  /**
   * Judges an event once more, repaired or not, and writes it if it keeps the rules.
   *
   * @throws Refusal if it is resolved already
   */
  public Decided replay(UUID id) {
    return inTransaction(
        "replaying an event", connection -> replay.of(connection, locked(connection, id)));
  }

  /**
   * Replays up to a hundred of those that wait.
   *
   * @return what they came to, and how to go on
   */
  public Replayed replayNext(QuarantineFilter filter) {
    return inTransaction(
        "replaying events",
        connection -> {
          List<QuarantinedEvent> waiting =
              table.page(connection, filter.waitingAfter(filter.after()), PIECE);
          Replayed all = new Replayed(0, 0, null);
          for (QuarantinedEvent event : waiting) {
            QuarantinedEvent own = table.lock(connection, event.id()).orElseThrow();
            all = own.isWaiting() ? all.and(replay.of(connection, own), own.id()) : all;
          }
          return waiting.size() < PIECE ? all.last() : all;
        });
  }

  /**
   * Leaves an event out for good; it stays in quarantine, and in the accounts as quarantined.
   *
   * @throws Refusal if it is resolved already
   */
  public void dismiss(UUID id, String note) {
    inTransaction(
        "dismissing an event",
        connection -> {
          table.dismiss(connection, locked(connection, id).id(), note);
          return id;
        });
  }

  private QuarantinedEvent locked(Connection connection, UUID id) throws SQLException {
    QuarantinedEvent event = table.lock(connection, id).orElseThrow(() -> none(id));
    if (!event.isWaiting()) {
      throw Refusal.conflict("id", "event %s is %s already".formatted(id, event.status()));
    }
    return event;
  }

  private static Refusal none(UUID id) {
    return Refusal.notFound("id", "there is no event '%s' in quarantine".formatted(id));
  }

  private <T> T inTransaction(String doing, Work<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (Connection connection = dataSource.getConnection()) {
                return work.on(connection);
              } catch (SQLException e) {
                throw new StorageException(doing, e);
              }
            });
  }

  /**
   * What a run of replays came to.
   *
   * @param recorded that are in the ledger now
   * @param stillWaiting that break a rule as before
   * @param next where to go on; null when all were looked at
   */
  public record Replayed(int recorded, int stillWaiting, @Nullable UUID next) {

    Replayed and(Decided outcome, UUID id) {
      return switch (outcome) {
        case Recorded event -> new Replayed(recorded + 1, stillWaiting, id);
        case Quarantined event -> new Replayed(recorded, stillWaiting + 1, id);
      };
    }

    Replayed last() {
      return new Replayed(recorded, stillWaiting, null);
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
