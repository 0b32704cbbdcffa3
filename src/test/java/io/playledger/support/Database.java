package io.playledger.support;

import io.playledger.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A database as the tests see it: straight over JDBC, around the service.
 *
 * @param url for JDBC
 */
public record Database(String url, String user, String password) {

  private static final int PORT_LINE = 3;

  /** The embedded database of a running service, found through the files of its home. */
  public static Database of(Home home) throws IOException {
    String port =
        Files.readAllLines(home.postgres().resolve("data/postmaster.pid")).get(PORT_LINE).strip();
    return new Database(
        "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port),
        "playledger",
        Files.readString(home.postgres().resolve("password")).strip());
  }

  /** The process of the embedded database of a home. */
  public static long pid(Home home) throws IOException {
    return Long.parseLong(
        Files.readAllLines(home.postgres().resolve("data/postmaster.pid")).get(0).strip());
  }

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

  /** The one value that a query gives, as text. */
  public String value(String query) throws SQLException {
    return column(query).get(0);
  }

  /** Every row's first column, as text. */
  public List<String> column(String query) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
