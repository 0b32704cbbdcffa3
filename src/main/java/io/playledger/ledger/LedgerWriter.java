package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.platform.database.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The one way into the ledger. */
@ApplicationScoped
public class LedgerWriter {

  /**
   * Rows go in sorted by key: two batches that share keys would deadlock in opposite orders. Their
   * positions keep the order they were given in. All are recorded at the time of the transaction,
   * so that whoever accounts for them in it names the same minute.
   */
  private static final String INSERT =
      """
      insert into ledger.event (id, position, occurred_at, recorded_at, generation, type, source,
                                product, player_id, session_id, content_hash, data, context)
      select e.id, e.position, e.occurred_at, now(), (select max(g.generation) from ledger.generation g),
             e.type, e.source, e.product, e.player_id, e.session_id, e.content_hash, e.data, e.context
      from (select nextval('ledger.event_position') as position, g.id::uuid as id,
                   g.occurred_at::timestamptz as occurred_at, g.type, g.source, g.product,
                   g.player_id, g.session_id, g.content_hash, g.data::jsonb as data,
                   g.context::jsonb as context
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bytea[], ?::text[], ?::text[])
              as g (id, occurred_at, type, source, product, player_id, session_id,
                    content_hash, data, context)) e
      order by e.id
      on conflict (id) do nothing
      returning id
      """;

  private static final String KNOWN =
      "select id, content_hash from ledger.event where id = any (?::uuid[])";

  private static final String KEEP_CONFLICT =
      """
      insert into ledger.conflict (event_id, content_hash, event)
      values (?, ?, jsonb_build_object('type', ?::text, 'source', ?::text, 'occurredAt', ?::text,
        'product', ?::text, 'playerId', ?::text, 'sessionId', ?::text, 'data', ?::jsonb))
      on conflict (event_id, content_hash) do nothing
      """;

  private final Partitions partitions;
  private final ErasedPlayers erased;

  LedgerWriter(Partitions partitions, ErasedPlayers erased) {
    this.partitions = partitions;
    this.erased = erased;
  }

  /**
   * Appends a batch inside the caller's transaction: the events are recorded if and when that
   * transaction commits. It must run at READ COMMITTED, where the second look at a key sees what a
   * racing transaction has committed. People who were erased go in under their pseudonyms, and are
   * compared so.
   *
   * @param connection with an open transaction; neither committed nor closed here
   * @param given any number, in any order; the same event twice in a batch is a duplicate
   * @return each event's fate, in the order given
   * @throws SQLException of the database; the transaction is then lost. SQL state 40P01 (deadlock)
   *     and 40001 (somebody was erased meanwhile) are worth a retry of the whole transaction
   */
  public List<Appended> append(Connection connection, List<Event> given) throws SQLException {
    if (given.isEmpty()) {
      return List.of();
    }
    ErasedPlayers.Known known = erased.known(connection);
    List<Event> events = known.pseudonyms().apply(given);
    Map<UUID, Event> firsts = new LinkedHashMap<>();
    events.forEach(event -> firsts.putIfAbsent(event.id(), event));
    Map<Event, byte[]> hashes = new IdentityHashMap<>();
    firsts.values().forEach(event -> hashes.put(event, ContentHash.of(event)));

    partitions.ensureFor(connection, firsts.keySet());
    Set<UUID> stored = insert(connection, List.copyOf(firsts.values()), hashes);
    erased.confirm(connection, known);
    Map<UUID, byte[]> recorded = new HashMap<>();
    stored.forEach(id -> recorded.put(id, hashes.get(firsts.get(id))));
    if (stored.size() < firsts.size()) {
      recorded.putAll(hashesOfKnown(connection, firsts.keySet(), stored));
    }
    List<Appended> fates = new ArrayList<>(events.size());
    List<Conflict> conflicts = new ArrayList<>();
    for (int index = 0; index < events.size(); index++) {
      Event event = events.get(index);
      Fate fate = fate(event, hashes, given.get(index), stored, recorded, conflicts);
      fates.add(new Appended(event.id(), fate));
    }
    keep(connection, conflicts);
    return fates;
  }

  /** The first of its id that was inserted is stored; any other is judged by its content. */
  private static Fate fate(
      Event event,
      Map<Event, byte[]> hashes,
      Event given,
      Set<UUID> stored,
      Map<UUID, byte[]> recorded,
      List<Conflict> conflicts) {
    if (stored.remove(event.id())) {
      return Fate.STORED;
    }
    byte[] hash = hashes.computeIfAbsent(event, ContentHash::of);
    byte[] known = recorded.get(event.id());
    // While somebody is being erased, the ledger may still have the event as it was.
    if (Arrays.equals(hash, known)
        || (event != given && Arrays.equals(ContentHash.of(given), known))) {
      return Fate.DUPLICATE;
    }
    conflicts.add(new Conflict(event, hash));
    return Fate.CONFLICT;
  }

  private static Set<UUID> insert(
      Connection connection, List<Event> events, Map<Event, byte[]> hashes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setArray(1, SqlArrays.texts(connection, events, event -> event.id().toString()));
      statement.setArray(
          2, SqlArrays.texts(connection, events, event -> event.occurredAt().toString()));
      statement.setArray(3, SqlArrays.texts(connection, events, Event::type));
      statement.setArray(4, SqlArrays.texts(connection, events, Event::source));
      statement.setArray(5, SqlArrays.texts(connection, events, Event::product));
      statement.setArray(6, SqlArrays.texts(connection, events, Event::playerId));
      statement.setArray(7, SqlArrays.texts(connection, events, Event::sessionId));
      statement.setArray(
          8,
          SqlArrays.bytes(connection, events, event -> Objects.requireNonNull(hashes.get(event))));
      statement.setArray(9, SqlArrays.texts(connection, events, Event::data));
      statement.setArray(10, SqlArrays.texts(connection, events, Event::context));
      Set<UUID> stored = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getObject(1, UUID.class));
        }
      }
      return stored;
    }
  }

  /**
   * A statement of its own: the insert waited for a racing transaction, but its snapshot is older
   * than that one's commit.
   */
  private static Map<UUID, byte[]> hashesOfKnown(
      Connection connection, Set<UUID> ids, Set<UUID> stored) throws SQLException {
    Set<UUID> missing = new HashSet<>(ids);
    missing.removeAll(stored);
    Map<UUID, byte[]> hashes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      statement.setArray(1, connection.createArrayOf("uuid", missing.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          hashes.put(rows.getObject(1, UUID.class), rows.getBytes(2));
        }
      }
    }
    if (hashes.size() < missing.size()) {
      throw new IllegalStateException(
          "%d of %d events were neither inserted nor found; is the isolation level READ COMMITTED?"
              .formatted(missing.size() - hashes.size(), missing.size()));
    }
    return hashes;
  }

  private static void keep(Connection connection, List<Conflict> conflicts) throws SQLException {
    if (conflicts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP_CONFLICT)) {
      for (Conflict conflict : conflicts.stream().sorted(Conflict.BY_KEY).toList()) {
        Event event = conflict.event();
        statement.setObject(1, event.id());
        statement.setBytes(2, conflict.hash());
        statement.setString(3, event.type());
        statement.setString(4, event.source());
        statement.setString(5, event.occurredAt().toString());
        statement.setString(6, event.product());
        statement.setString(7, event.playerId());
        statement.setString(8, event.sessionId());
        statement.setString(9, event.data());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** An event whose id belongs to another one. */
  private record Conflict(Event event, byte[] hash) {

    /** Sorted for the same reason as the events. */
    static final Comparator<Conflict> BY_KEY =
        Comparator.comparing((Conflict conflict) -> conflict.event().id())
            .thenComparing(Conflict::hash, Arrays::compare);
  }
}
