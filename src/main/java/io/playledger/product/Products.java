package io.playledger.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

/** The games that there are. */
@ApplicationScoped
public class Products {

  /**
   * The games as they are registered now, as the caller's transaction sees it; those that are not
   * registered get the defaults.
   *
   * @return by the id of a game
   */
  public Function<String, Product> asOf(Connection connection) throws SQLException {
    Map<String, Product> registered = Map.of();
    return id -> {
      Product product = registered.get(id);
      return product == null ? Product.unregistered(id) : product;
    };
  }
}
