package io.playledger.product;

import io.playledger.product.ProductRows.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The games that there are. They are kept in memory together with the edition that they are; each
 * call asks for the edition of the caller's transaction, which is a row of its own, and reads the
 * games only if that is another one. So a change that is committed anywhere is seen by the next
 * call. An older moment, such as that of a transaction that sees one moment only, has an edition of
 * its own too, and what is rolled back has one that never comes again.
 */
@ApplicationScoped
public class Products {

  private volatile @Nullable Registered memory;

  /**
   * The games as they are registered now, as the caller's transaction sees it; those that are not
   * registered get the defaults. Costs one look at one row.
   *
   * @return by the id of a game
   */
  public Function<String, Product> asOf(Connection connection) throws SQLException {
    Map<String, Product> registered = registered(connection);
    return id -> {
      Product product = registered.get(id);
      return product == null ? Product.unregistered(id) : product;
    };
  }

  /** Those that are registered, by id; as the caller's transaction sees it. */
  Map<String, Product> registered(Connection connection) throws SQLException {
    Registered last = memory;
    if (last == null || !last.edition().equals(ProductRows.edition(connection))) {
      last = ProductRows.all(connection);
      memory = last;
    }
    return last.byId();
  }
}
