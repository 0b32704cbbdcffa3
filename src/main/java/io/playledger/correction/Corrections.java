package io.playledger.correction;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.CorrectionWithdrawn;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventCorrected;
import io.playledger.event.GameEvent;
import io.playledger.event.MatchVoided;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.clock.GameClock;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.http.UuidText;
import io.playledger.sender.EventSender;
import io.playledger.sender.Synchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes corrections and takes them back, each by an event of its own. The same void or ban again
 * changes nothing: what stands already is returned.
 */
@ApplicationScoped
public class Corrections {

  /** A ban is for all games; its event has to name one. */
  static final String TRIVIA = "trivia";

  private final EventSender events;
  private final LedgerReader ledger;
  private final CorrectionLog log;
  private final GameClock clock;
  private final AgroalDataSource dataSource;

  Corrections(
      @Synchronous EventSender events,
      LedgerReader ledger,
      CorrectionLog log,
      GameClock clock,
      AgroalDataSource dataSource) {
    this.events = events;
    this.ledger = ledger;
    this.log = log;
    this.clock = clock;
    this.dataSource = dataSource;
  }

  /** The latest ones first. */
  @Transactional
  public List<Correction> latest(int limit) {
    return log.latest(limit);
  }

  /**
   * Declares a match void.
   *
   * @throws Refusal if there is no such game of trivia, and no result of such a match
   */
  @Transactional
  public Correction voidMatch(MatchName match, String reason) {
    String session =
        session(match)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        match.field(),
                        "there is no match '%s' of %s".formatted(match.id(), match.product())));
    return makeOnce(new MatchVoided(reason), match.product(), session, session);
  }

  /** Bans a player, known or not. */
  @Transactional
  public Correction ban(String playerId, String reason) {
    return makeOnce(new PlayerBanned(playerId, reason), TRIVIA, playerId, null);
  }

  /**
   * Corrects fields of an event's data. A later correction of the same event takes the place of an
   * earlier one.
   *
   * @throws Refusal if there is no such event, or the changes do not fit it
   */
  @Transactional
  public Correction correct(UUID eventId, Map<String, Object> changes, String reason) {
    Event event =
        find(eventId)
            .orElseThrow(
                () -> Refusal.notFound("eventId", "there is no event '%s'".formatted(eventId)));
    SortedMap<String, Object> checked = CorrectableFields.check(event.type(), changes);
    EventCorrected correction =
        new EventCorrected(eventId.toString(), event.type(), checked, reason);
    log.lock(eventId.toString());
    return read(send(correction, timeAfterEarlier(eventId), event.product(), event.sessionId()));
  }

  /**
   * Takes a correction back.
   *
   * @throws Refusal if there is no such correction
   */
  @Transactional
  public Correction withdraw(UUID correctionId, String reason) {
    log.lock(correctionId.toString());
    Correction correction =
        log.find(correctionId)
            .orElseThrow(
                () ->
                    Refusal.notFound("id", "there is no correction '%s'".formatted(correctionId)));
    if (!correction.stands()) {
      return correction;
    }
    send(
        new CorrectionWithdrawn(correctionId.toString(), correction.type(), reason),
        correction.product(),
        correction.matchId());
    return read(correctionId);
  }

  /** The latest correction counts, and clocks of instances differ. */
  private Instant timeAfterEarlier(UUID eventId) {
    Instant now = clock.now();
    return log.latestOf(eventId)
        .map(earlier -> earlier.correctedAt().plus(1, ChronoUnit.MICROS))
        .filter(now::isBefore)
        .orElse(now);
  }

  private Correction makeOnce(
      GameEvent event, String product, String about, @Nullable String sessionId) {
    log.lock(about);
    return log.standing(event.type(), product, about)
        .orElseGet(() -> read(send(event, product, sessionId)));
  }

  /** What the events of a match have for a session; empty if there is no such match. */
  private Optional<String> session(MatchName match) {
    if (match.product().equals(TRIVIA)) {
      Optional<UUID> game = UuidText.parse(match.id()).filter(log::gameExists);
      if (game.isPresent()) {
        return game.map(UUID::toString);
      }
    }
    try (Connection connection = dataSource.getConnection()) {
      boolean isEmpty =
          ledger.ofMatch(connection, match.product(), match.id(), Place.END).isEmpty();
      return isEmpty ? Optional.empty() : Optional.of(match.id());
    } catch (SQLException e) {
      throw new StorageException("looking for a match", e);
    }
  }

  private UUID send(GameEvent event, String product, @Nullable String sessionId) {
    return send(event, clock.now(), product, sessionId);
  }

  private UUID send(GameEvent event, Instant time, String product, @Nullable String sessionId) {
    return events.send(event, new EventContext(time, product, null, sessionId));
  }

  private Correction read(UUID id) {
    return log.find(id)
        .orElseThrow(() -> new IllegalStateException("the correction %s is gone".formatted(id)));
  }

  private Optional<Event> find(UUID id) {
    try (Connection connection = dataSource.getConnection()) {
      return ledger.find(connection, id).map(RecordedEvent::event);
    } catch (SQLException e) {
      throw new StorageException("looking for an event", e);
    }
  }
}
