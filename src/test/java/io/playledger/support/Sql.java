package io.playledger.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks into the database, in as few words as possible. */
public final class Sql {

  private Sql() {}

  public static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    }
  }

  /** All rows, each by column name. */
  public static List<Map<String, Object>> rows(
      Connection connection, String query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet row = statement.executeQuery()) {
      ResultSetMetaData columns = row.getMetaData();
      List<Map<String, Object>> rows = new ArrayList<>();
      while (row.next()) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
          values.put(columns.getColumnLabel(column), row.getObject(column));
        }
        rows.add(values);
      }
      return rows;
    }
  }

  /** The first column of the one row. */
  public static <T> T value(
      Connection connection, Class<T> type, String query, Object... parameters)
      throws SQLException {
    List<T> column = column(connection, type, query, parameters);
    if (column.size() != 1) {
      throw new IllegalStateException("%d rows from %s".formatted(column.size(), query));
    }
    return column.get(0);
  }

  /** The first column of all rows. */
  public static <T> List<T> column(
      Connection connection, Class<T> type, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet row = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getObject(1, type));
      }
      return values;
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < parameters.length; index++) {
      statement.setObject(index + 1, parameters[index]);
    }
    return statement;
  }
}
