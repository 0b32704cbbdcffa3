package io.playledger.intake.schema;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What products want done with their events. */
@ApplicationScoped
class PolicyTable {

  private static final String WITH =
      "select product from intake.product_policy where unknown_types = ?";

  private static final String SET =
      """
      insert into intake.product_policy (product, unknown_types) values (?, ?)
      on conflict (product) do update set unknown_types = excluded.unknown_types, changed_at = now()
      """;

  private final AgroalDataSource dataSource;

  PolicyTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The products that have said so. */
  Set<String> productsWith(UnknownTypes policy) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITH)) {
      statement.setString(1, policy.toString());
      Set<String> products = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          products.add(row.getString(1));
        }
      }
      return products;
    } catch (SQLException e) {
      throw new StorageException("reading the policies of products", e);
    }
  }

  void set(String product, UnknownTypes policy) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, product);
      statement.setString(2, policy.toString());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("setting the policy of a product", e);
    }
  }
}
