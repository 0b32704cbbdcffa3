package io.playledger.stats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.event.Event;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.http.UuidText;
import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked up in the ledger for corrections; without people who were erased, as batches are.
 */
@ApplicationScoped
class RecordedFacts {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final LedgerReader ledger;
  private final ErasedPlayers erased;

  RecordedFacts(LedgerReader ledger, ErasedPlayers erased) {
    this.ledger = ledger;
    this.erased = erased;
  }

  /** One event; empty if the ledger does not have it, or not any more. */
  Optional<Fact> find(Connection connection, UUID id) throws SQLException {
    Optional<RecordedEvent> found = ledger.find(connection, id);
    return found.isEmpty() ? Optional.empty() : Optional.of(fact(connection, found.get()));
  }

  /** What a match brought up to a place. */
  List<Fact> ofMatch(Connection connection, Match match, Place upTo) throws SQLException {
    List<RecordedEvent> recorded =
        new ArrayList<>(ledger.ofMatch(connection, match.product(), match.id(), upTo));
    Optional<UUID> gameId = UuidText.parse(match.id());
    if (gameId.isPresent()) {
      recorded.addAll(ledger.ofTriviaGame(connection, gameId.get(), upTo));
    }
    List<Fact> facts = new ArrayList<>();
    for (RecordedEvent one : recorded) {
      Fact fact = fact(connection, one);
      if (Match.of(fact.event()).filter(match::equals).isPresent()) {
        facts.add(fact);
      }
    }
    return facts;
  }

  private Fact fact(Connection connection, RecordedEvent recorded) throws SQLException {
    Event event = erased.known(connection).pseudonyms().apply(recorded.event());
    return Fact.of(recorded.place(), event);
  }

  /**
   * The same event with other values in some fields of its data.
   *
   * @param changes JSON object; null for none
   */
  static Fact corrected(Fact fact, @Nullable String changes) {
    if (changes == null) {
      return fact;
    }
    try {
      ObjectNode data = fact.data().deepCopy();
      data.setAll((ObjectNode) MAPPER.readTree(changes));
      return new Fact(fact.place(), fact.event(), data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a correction has changes that are no JSON", e);
    }
  }
}
