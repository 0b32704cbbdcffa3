package io.playledger.stats;

import io.playledger.event.Event;
import io.playledger.platform.http.UuidText;
import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What corrections come to: the events that they are about, to be taken back or counted again. They
 * are looked up in the ledger, up to the place of the correction, so that a rebuild finds the same.
 * Any other event costs no more than a look, once for the whole batch, whether its match is void.
 */
@ApplicationScoped
class StatsCorrections {

  static final Set<String> TYPES =
      Set.of("match_voided", "player_banned", "event_corrected", "correction_withdrawn");

  private final CorrectionRows rows;
  private final RecordedFacts recorded;

  StatsCorrections(CorrectionRows rows, RecordedFacts recorded) {
    this.rows = rows;
    this.recorded = recorded;
  }

  /**
   * What each event of a batch comes to. The corrections among them are remembered, in the caller's
   * transaction.
   */
  Function<Fact, List<Effect>> effects(Connection connection, int revision, List<Fact> facts)
      throws SQLException {
    Set<Match> matches = new HashSet<>();
    boolean isUsual = true;
    for (Fact fact : facts) {
      Match.of(fact.event()).ifPresent(matches::add);
      isUsual &= !TYPES.contains(fact.event().type());
    }
    Set<Match> voided =
        matches.isEmpty() ? new HashSet<>() : rows.voided(connection, revision, matches);
    if (isUsual && voided.isEmpty()) {
      return fact -> List.of(Effect.of(fact));
    }
    Batch batch = new Batch(connection, revision, voided);
    Map<UUID, List<Effect>> effects = new HashMap<>();
    for (Fact fact : facts) {
      effects.put(fact.event().id(), batch.effects(fact));
    }
    return fact -> effects.getOrDefault(fact.event().id(), List.of());
  }

  /** A batch, event by event in its order. */
  private final class Batch {

    private final Connection connection;
    private final int revision;

    /** Of the matches of the batch, as of the event that is looked at. */
    private final Set<Match> voided;

    Batch(Connection connection, int revision, Set<Match> voided) {
      this.connection = connection;
      this.revision = revision;
      this.voided = voided;
    }

    List<Effect> effects(Fact fact) throws SQLException {
      Event event = fact.event();
      if (!TYPES.contains(event.type())) {
        boolean isVoid = Match.of(event).filter(voided::contains).isPresent();
        return isVoid ? List.of() : List.of(Effect.of(fact));
      }
      boolean isMade = !event.type().equals("correction_withdrawn");
      Optional<Fact> made =
          isMade ? Optional.of(fact) : find(String.valueOf(fact.text("correctionId")));
      Optional<StandingCorrection> correction = made.flatMap(StandingCorrection::of);
      return correction.isEmpty() ? List.of() : change(fact, correction.get(), isMade);
    }

    /** A correction stands from now on, or does not any more. */
    private List<Effect> change(Fact cause, StandingCorrection row, boolean isMade)
        throws SQLException {
      return switch (row.type()) {
        case "match_voided" -> match(cause, row, isMade);
        case "event_corrected" -> event(row, isMade);
        default -> {
          write(row, isMade);
          yield List.of();
        }
      };
    }

    private List<Effect> match(Fact cause, StandingCorrection row, boolean isMade)
        throws SQLException {
      Match match = new Match(row.product(), row.about());
      boolean wasVoid = isVoid(match);
      write(row, isMade);
      boolean isVoid = isVoid(match);
      if (isVoid) {
        voided.add(match);
      } else {
        voided.remove(match);
      }
      if (wasVoid == isVoid) {
        return List.of();
      }
      List<Effect> effects = new ArrayList<>();
      for (Fact fact : recorded.ofMatch(connection, match, cause.place())) {
        effects.add(new Effect(RecordedFacts.corrected(fact, changes(fact)), isVoid));
      }
      return effects;
    }

    private List<Effect> event(StandingCorrection row, boolean isMade) throws SQLException {
      Optional<Fact> found = find(row.about());
      if (found.isEmpty()) {
        write(row, isMade);
        return List.of();
      }
      Fact fact = found.get();
      @Nullable String before = changes(fact);
      write(row, isMade);
      @Nullable String now = changes(fact);
      Optional<Match> match = Match.of(fact.event());
      if (Objects.equals(before, now) || match.isPresent() && isVoid(match.get())) {
        return List.of();
      }
      return List.of(
          new Effect(RecordedFacts.corrected(fact, before), true),
          new Effect(RecordedFacts.corrected(fact, now), false));
    }

    private void write(StandingCorrection row, boolean isMade) throws SQLException {
      if (isMade) {
        rows.add(connection, revision, row);
      } else {
        rows.remove(connection, revision, row.id());
      }
    }

    private boolean isVoid(Match match) throws SQLException {
      return !rows.voided(connection, revision, Set.of(match)).isEmpty();
    }

    private @Nullable String changes(Fact fact) throws SQLException {
      return rows.changes(connection, revision, fact.event().id());
    }

    private Optional<Fact> find(String id) throws SQLException {
      Optional<UUID> known = UuidText.parse(id);
      return known.isEmpty() ? Optional.empty() : recorded.find(connection, known.get());
    }
  }
}
