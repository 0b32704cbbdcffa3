package io.playledger.ledger;

import io.playledger.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased, and what stands in the place of their ids. Pure: an event is pseudonymised the
 * same way when it comes, when it comes again, and when it is found among those that came before.
 */
public final class Pseudonyms {

  /** Nobody. */
  static final Pseudonyms NONE = new Pseudonyms(text -> null, 0);

  /** Of events of our own, whose other fields name questions, events and the like. */
  private static final String OWN_SOURCE = "playledger";

  private static final Set<String> OWN_FIELDS = Set.of("playerId", "reason");

  private final Function<String, @Nullable String> lookup;
  private final int size;

  private Pseudonyms(Function<String, @Nullable String> lookup, int size) {
    this.lookup = lookup;
    this.size = size;
  }

  /** One person, whose id is known. */
  public static Pseudonyms of(String playerId, String pseudonym) {
    return new Pseudonyms(text -> text.equals(playerId) ? pseudonym : null, 1);
  }

  /** People of whom only hashes are known. */
  static Pseudonyms of(KeyedHash hash, Map<KeyedHash.Value, String> pseudonyms) {
    return pseudonyms.isEmpty()
        ? NONE
        : new Pseudonyms(text -> pseudonyms.get(hash.of(text)), pseudonyms.size());
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** How many there are; nobody ever leaves. */
  int size() {
    return size;
  }

  /** What stands for a text that is the whole id of one of them; null for any other. */
  public @Nullable String find(String text) {
    return lookup.apply(text);
  }

  /** The text, or what stands for it. */
  public @Nullable String name(@Nullable String text) {
    String pseudonym = text == null || isEmpty() ? null : find(text);
    return pseudonym == null ? text : pseudonym;
  }

  /** The same events without the people; the very same objects where nobody is in them. */
  public List<Event> apply(List<Event> events) {
    if (isEmpty()) {
      return events;
    }
    // Within a batch the same names and keys come again and again.
    Map<String, String> met = new HashMap<>();
    Pseudonyms remembering =
        new Pseudonyms(text -> blankAsNull(met.computeIfAbsent(text, this::orBlank)), size);
    return events.stream().map(remembering::apply).toList();
  }

  /** The same event without the people; the very same object where nobody is in it. */
  public Event apply(Event event) {
    boolean isOurs = event.source().equals(OWN_SOURCE);
    String playerId = name(event.playerId());
    // Session ids of our own are made, and cast to what they are.
    String sessionId = isOurs ? event.sessionId() : name(event.sessionId());
    JsonNames names = isOurs ? JsonNames.ofFields(this, OWN_FIELDS) : JsonNames.everywhere(this);
    String data = names.replaceIn(event.data());
    boolean isPersons = playerId != null && !playerId.equals(event.playerId());
    String context =
        isPersons
            ? JsonNames.traceOnly(event.context())
            : JsonNames.everywhere(this).replaceInNullable(event.context());
    if (!isPersons
        && data.equals(event.data())
        && Objects.equals(sessionId, event.sessionId())
        && Objects.equals(context, event.context())) {
      return event;
    }
    return new Event(
        event.id(),
        event.type(),
        event.source(),
        event.occurredAt(),
        event.product(),
        playerId,
        sessionId,
        data,
        context);
  }

  private String orBlank(String text) {
    String pseudonym = lookup.apply(text);
    return pseudonym == null ? "" : pseudonym;
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
