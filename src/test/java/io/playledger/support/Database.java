package io.playledger.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database with nobody at work in it but the test; see {@link FreshDatabases}.
 *
 * @param url for JDBC
 */
public record Database(String url, String user, String password) {

  /** A connection that commits each statement. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** A connection that commits when told to. */
  public Connection begin() throws SQLException {
    Connection connection = open();
    connection.setAutoCommit(false);
    return connection;
  }

  public void execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = open()) {
      Sql.execute(connection, sql, parameters);
    }
  }

  public List<Map<String, Object>> rows(String query, Object... parameters) throws SQLException {
    try (Connection connection = open()) {
      return Sql.rows(connection, query, parameters);
    }
  }

  public <T> T value(Class<T> type, String query, Object... parameters) throws SQLException {
    try (Connection connection = open()) {
      return Sql.value(connection, type, query, parameters);
    }
  }
}
