package io.playledger.platform.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many rows, for statements that {@code unnest} them. */
public final class SqlArrays {

  private SqlArrays() {}

  /**
   * Texts alone go over in binary; of any other array but bytes the driver writes, and escapes, a
   * literal.
   */
  public static <T> Array texts(
      Connection connection, List<T> rows, Function<T, ? extends @Nullable String> field)
      throws SQLException {
    @Nullable Object[] texts = new String[rows.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = field.apply(rows.get(row));
    }
    return connection.createArrayOf("text", texts);
  }

  /** The driver takes bytes in bytes only. */
  public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> field)
      throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(field).toArray(byte[][]::new));
  }
}
