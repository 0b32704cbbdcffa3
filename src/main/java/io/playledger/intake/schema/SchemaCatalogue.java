package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looking after schemas: what an administrator may do. */
@ApplicationScoped
public class SchemaCatalogue {

  private final SchemaTable table;
  private final PolicyTable policies;
  private final EventSchemas schemas;

  SchemaCatalogue(SchemaTable table, PolicyTable policies, EventSchemas schemas) {
    this.table = table;
    this.policies = policies;
    this.schemas = schemas;
  }

  /**
   * What registering came to.
   *
   * @param isNew whether it was not the latest version already
   */
  public record Registration(int version, boolean isNew) {}

  /** All versions of all schemas: the built-in ones, then the registered ones by product. */
  public List<SchemaVersion> list() {
    List<SchemaVersion> all = new ArrayList<>();
    schemas.builtIn().forEach((type, schema) -> all.add(SchemaVersion.builtIn(type, schema)));
    all.addAll(table.all());
    return all;
  }

  /**
   * Those that judge or have judged a product's events of a type, the oldest first.
   *
   * @throws Refusal if there are none
   */
  public List<SchemaVersion> versions(String product, String type) {
    List<SchemaVersion> versions = new ArrayList<>();
    EventSchema builtIn = schemas.builtIn().get(type);
    if (builtIn != null) {
      versions.add(SchemaVersion.builtIn(type, builtIn));
    }
    versions.addAll(table.versions(product, type));
    if (versions.isEmpty()) {
      throw Refusal.notFound(
          "type", "there is no schema for events '%s' of '%s'".formatted(type, product));
    }
    return versions;
  }

  /**
   * Has a schema judge the product's events of a type from now on. Other instances follow within a
   * second or two.
   *
   * @param text a JSON Schema, draft 2020-12
   * @throws Refusal if it is none, or cannot be used; or if the type is one of our own
   * @throws IOException if it is not JSON
   */
  public Registration register(String product, String type, byte[] text) throws IOException {
    if (schemas.isReserved(type)) {
      throw Refusal.conflict("type", "only the service itself reports events '%s'".formatted(type));
    }
    JsonNode document = SchemaDocument.read(text);
    SchemaCompiler.require(document);
    SchemaTable.Registered registered = table.register(product, type, document);
    schemas.refresh();
    return new Registration(registered.version(), registered.isNew());
  }

  /** What becomes of the product's events of types that have no schema. */
  public UnknownTypes unknownTypes(String product) {
    return policies.productsWith(UnknownTypes.QUARANTINE).contains(product)
        ? UnknownTypes.QUARANTINE
        : UnknownTypes.ACCEPT;
  }

  /** Decides that. */
  public UnknownTypes decide(String product, UnknownTypes policy) {
    policies.set(product, policy);
    schemas.refresh();
    return policy;
  }
}
