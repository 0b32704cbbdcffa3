package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.schema.SchemaTable.Latest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges the data of events by the schemas in force: the latest that was registered for the product
 * and type, else the built-in one of the type.
 */
@ApplicationScoped
public class EventSchemas {

  private static final Logger LOG = Logger.getLogger(EventSchemas.class);
  private static final Judgement ACCEPTED = new Judgement.Fits(null);
  private static final Judgement UNKNOWN = new Judgement.UnknownType();

  /** Others that only the service itself may report, though it needs no schema for them. */
  private static final Set<String> AWARDS = Set.of("achievement_earned", "achievement_revoked");

  private final SchemaTable table;
  private final PolicyTable policies;
  private final Map<String, EventSchema> builtIn = BuiltInSchemas.load();

  private volatile Memory memory = new Memory(Map.of(), Set.of());
  private boolean failed;

  /**
   * @param registered by product, then by type
   * @param strict products that quarantine events of unknown types
   */
  private record Memory(Map<String, Map<String, EventSchema>> registered, Set<String> strict) {}

  EventSchemas(SchemaTable table, PolicyTable policies) {
    this.table = table;
    this.policies = policies;
  }

  /** From memory; never blocks. */
  public Judgement judge(String product, String type, ObjectNode data) {
    EventSchema schema = inForce(product, type);
    if (schema != null) {
      return schema.judge(data);
    }
    return memory.strict().contains(product) ? UNKNOWN : ACCEPTED;
  }

  /**
   * Where in the data of such events persons are, by the schema in force: JSON pointers such as
   * {@code /winnerId}. A step {@code *} stands for every item of an array, or every property that
   * has no schema of its own.
   */
  public Set<String> personFields(String product, String type) {
    EventSchema schema = inForce(product, type);
    return schema == null ? Set.of() : schema.personFields();
  }

  /** Whether only the service itself may report events of the type. */
  public boolean isReserved(String type) {
    return BuiltInSchemas.OF_OURS.contains(type) || AWARDS.contains(type);
  }

  /** By type, sorted. */
  Map<String, EventSchema> builtIn() {
    return builtIn;
  }

  void load(@Observes StartupEvent start) {
    refresh();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "event-schemas")
  void followOthers() {
    try {
      refresh();
      failed = false;
    } catch (RuntimeException e) {
      // Once, not every second.
      if (!failed) {
        LOG.warnf("schemas that others register are not seen for now: %s", e.getMessage());
      }
      failed = true;
    }
  }

  /** Takes over what is committed. One at a time, or an older look could undo a newer one. */
  synchronized void refresh() {
    Map<String, Map<String, EventSchema>> registered = new HashMap<>();
    for (Latest latest : table.latest()) {
      EventSchema schema = remembered(latest);
      if (schema == null) {
        schema = read(latest);
      }
      if (schema != null) {
        registered
            .computeIfAbsent(latest.product(), product -> new HashMap<>())
            .put(latest.type(), schema);
      }
    }
    memory = new Memory(registered, policies.productsWith(UnknownTypes.QUARANTINE));
  }

  private @Nullable EventSchema inForce(String product, String type) {
    Map<String, EventSchema> ofProduct = memory.registered().get(product);
    EventSchema registered = ofProduct == null ? null : ofProduct.get(type);
    return registered != null ? registered : builtIn.get(type);
  }

  private @Nullable EventSchema remembered(Latest latest) {
    EventSchema schema =
        memory.registered().getOrDefault(latest.product(), Map.of()).get(latest.type());
    return schema != null && schema.version() == latest.version() ? schema : null;
  }

  /** Null if it cannot be used any more: one schema must not keep all the others from working. */
  private @Nullable EventSchema read(Latest latest) {
    try {
      return table
          .find(latest)
          .map(
              version ->
                  SchemaCompiler.compile(version.version(), SchemaDocument.reread(version.text())))
          .orElse(null);
    } catch (IllegalArgumentException e) {
      LOG.errorf(e, "a schema that was accepted earlier cannot be used: %s", latest);
      return null;
    }
  }
}
