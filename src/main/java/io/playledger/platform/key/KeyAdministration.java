package io.playledger.platform.key;

import io.playledger.platform.error.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes, rotates and revokes keys. When a call returns its change holds on this instance, and about
 * a second later on the others.
 */
@ApplicationScoped
public class KeyAdministration {

  /** The source of our own events. */
  private static final String OURS = "playledger";

  private final KeyRows rows;
  private final KeyAudit audit;
  private final KeyRing ring;

  KeyAdministration(KeyRows rows, KeyAudit audit, KeyRing ring) {
    this.rows = rows;
    this.audit = audit;
    this.ring = ring;
  }

  /** In the order in which they were made, the revoked ones included. */
  public List<StoredKey> all() {
    return QuarkusTransaction.requiringNew().call(rows::all);
  }

  /**
   * One key.
   *
   * @throws Refusal if there is none
   */
  public StoredKey get(String id) {
    return QuarkusTransaction.requiringNew().call(() -> existing(id));
  }

  /**
   * Makes a key.
   *
   * @throws Refusal if a scope is none, or the name is reserved or in use
   */
  public IssuedKey create(String name, List<String> scopes, @Nullable Integer eventsPerSecond) {
    if (name.toLowerCase(Locale.ROOT).equals(OURS)) {
      throw Refusal.invalid("name", "is reserved: it is the source of our own events");
    }
    List<String> checked = checked(scopes);
    KeyText text = KeyText.make();
    StoredKey stored =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  if (!rows.insert(text.id(), name, checked, eventsPerSecond)) {
                    throw Refusal.conflict(
                        "name", "there is a key of that name already, in use or revoked");
                  }
                  rows.replaceSecret(text.id(), text.hash(), Duration.ZERO);
                  rows.record(text.id(), "created", String.join(" ", checked));
                  return existing(text.id());
                });
    // Not in memory yet, and never worth failing: whoever comes with the key has it looked up.
    return new IssuedKey(text.text(), stored);
  }

  /**
   * Gives a key another secret.
   *
   * @param grace how long the present secret stays valid; whole seconds
   * @throws Refusal if there is no such key, or it is revoked
   */
  public IssuedKey rotate(String id, Duration grace) {
    KeyText text = KeyText.withNewSecret(id);
    StoredKey stored =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  rows.lock(id);
                  if (existing(id).revokedAt() != null) {
                    throw Refusal.conflict("id", "the key '%s' is revoked".formatted(id));
                  }
                  rows.replaceSecret(id, text.hash(), grace);
                  rows.record(
                      id,
                      "rotated",
                      "the secret before is valid for %d s".formatted(grace.toSeconds()));
                  return existing(id);
                });
    ring.refresh();
    return new IssuedKey(text.text(), stored);
  }

  /**
   * Ends a key, for ever; one that has ended stays as it is.
   *
   * @throws Refusal if there is no such key
   */
  public StoredKey revoke(String id) {
    StoredKey stored =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  rows.lock(id);
                  if (existing(id).revokedAt() == null) {
                    rows.revoke(id);
                    rows.record(id, "revoked", "");
                  }
                  return existing(id);
                });
    ring.refresh();
    return stored;
  }

  /**
   * What was done to a key and with it, the latest first; use a few seconds late.
   *
   * @throws Refusal if there is no such key
   */
  public List<AuditEntry> audit(String id, int limit) {
    get(id);
    return audit.latest(id, limit);
  }

  private StoredKey existing(String id) {
    return rows.find(id)
        .orElseThrow(() -> Refusal.notFound("id", "there is no key '%s'".formatted(id)));
  }

  /** As they are written, each once. */
  private static List<String> checked(List<String> scopes) {
    Set<String> checked = new LinkedHashSet<>();
    for (int index = 0; index < scopes.size(); index++) {
      String field = "scopes." + index;
      checked.add(
          Scope.parse(scopes.get(index))
              .orElseThrow(() -> Refusal.invalid(field, Scope.RULE))
              .text());
    }
    return List.copyOf(checked);
  }
}
