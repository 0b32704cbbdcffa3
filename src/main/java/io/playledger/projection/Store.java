package io.playledger.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * Where the states of a projection are kept: its tables, whose rows carry a revision. Neither
 * commits nor closes its callers' connections.
 */
public interface Store<K, S> {

  /** The states of some keys, as far as there are any. */
  Map<K, S> load(Connection connection, int revision, Collection<K> keys) throws SQLException;

  /**
   * Writes states, in one order for all who write.
   *
   * @param before those that there were of these keys
   * @param now what they are now
   */
  void save(Connection connection, int revision, Map<K, S> before, Map<K, S> now)
      throws SQLException;

  /**
   * Deletes rows of a revision that nobody reads any more.
   *
   * @param most at most so many
   * @return how many; 0 once there are none
   */
  int delete(Connection connection, int revision, int most) throws SQLException;
}
