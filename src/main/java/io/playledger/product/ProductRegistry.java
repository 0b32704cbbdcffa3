package io.playledger.product;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registers games. When a call returns, its change holds on every instance. One change comes after
 * the other, over all instances.
 */
@ApplicationScoped
public class ProductRegistry {

  private final AgroalDataSource dataSource;
  private final Products products;
  private final ProductRules rules;
  private final Event<ProductChanged> changed;

  ProductRegistry(
      AgroalDataSource dataSource,
      Products products,
      ProductRules rules,
      Event<ProductChanged> changed) {
    this.dataSource = dataSource;
    this.products = products;
    this.rules = rules;
    this.changed = changed;
  }

  /**
   * What registering came to.
   *
   * @param isNew whether it was not registered
   */
  public record Registration(Product product, boolean isNew) {}

  /** Those that are registered, by id. */
  public List<Product> list() {
    return List.copyOf(read().values());
  }

  /**
   * One that is registered.
   *
   * @throws Refusal if it is not
   */
  public Product get(String id) {
    return find(id).orElseThrow(() -> unregistered(id));
  }

  Optional<Product> find(String id) {
    return Optional.ofNullable(read().get(id));
  }

  /**
   * Registers a game, or replaces the whole of what is registered; the same again changes nothing.
   *
   * @throws Refusal naming the field and the rule, if it cannot be that; or if what is computed
   *     from its events cannot be computed anew any more
   */
  public Registration put(String id, ProductDraft draft) {
    return put(rules.checked(id, draft));
  }

  Registration put(Product product) {
    return QuarkusTransaction.requiringNew().call(() -> replace(product.id(), product));
  }

  /**
   * Gives a game up: the defaults hold for it again.
   *
   * @throws Refusal if it is not registered
   */
  public void delete(String id) {
    QuarkusTransaction.requiringNew().call(() -> replace(id, null));
  }

  private Registration replace(String id, @Nullable Product product) {
    try (Connection connection = dataSource.getConnection()) {
      ProductRows.lock(connection);
      @Nullable Product before = products.registered(connection).get(id);
      if (product != null) {
        if (!product.equals(before)) {
          ProductRows.put(connection, product);
        }
      } else if (before != null) {
        ProductRows.delete(connection, id);
      } else {
        throw unregistered(id);
      }
      Product defaults = Product.unregistered(id);
      Product from = before == null ? defaults : before;
      Product to = product == null ? defaults : product;
      if (!from.equals(to)) {
        changed.fire(new ProductChanged(from, to, before == null));
      }
      return new Registration(to, before == null);
    } catch (SQLException e) {
      throw new StorageException("registering " + id, e);
    }
  }

  private Map<String, Product> read() {
    try (Connection connection = dataSource.getConnection()) {
      return products.registered(connection);
    } catch (SQLException e) {
      throw new StorageException("reading the games", e);
    }
  }

  private static Refusal unregistered(String id) {
    return Refusal.notFound(
        "id", "nobody has registered '%s'; the defaults hold for it".formatted(id));
  }
}
