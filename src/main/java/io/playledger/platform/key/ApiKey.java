package io.playledger.platform.key;

import io.playledger.platform.key.Scope.Define;
import io.playledger.platform.key.Scope.Read;
import io.playledger.platform.key.Scope.Write;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody has proved to hold.
 *
 * @param id its public part
 * @param name who holds it; the source of events that name none
 * @param scopes what it opens
 * @param eventsPerSecond most events it may send in a second; null for no limit
 */
public record ApiKey(String id, String name, Set<Scope> scopes, @Nullable Integer eventsPerSecond) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may send events of a product. */
  public boolean mayWrite(String product) {
    return scopes.contains(new Write(product)) || scopes.contains(new Write(Scope.ANY));
  }

  /** Whether it may send events of some product. */
  public boolean mayWrite() {
    return scopes.stream().anyMatch(Write.class::isInstance);
  }

  /** The products whose events it may send; {@link Scope#ANY} for all. */
  public Set<String> writableProducts() {
    return scopes.stream()
        .filter(Write.class::isInstance)
        .map(scope -> ((Write) scope).product())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it may read reports. */
  public boolean mayRead() {
    return scopes.contains(new Read());
  }

  /** Whether it may define goals of a product. */
  public boolean mayDefine(String product) {
    return scopes.contains(new Define(product)) || scopes.contains(new Define(Scope.ANY));
  }

  /** The one product whose events it may send; empty where there are several, or any. */
  public Optional<String> onlyProduct() {
    Set<String> products = writableProducts();
    return products.size() == 1 && !products.contains(Scope.ANY)
        ? Optional.of(products.iterator().next())
        : Optional.empty();
  }
}
