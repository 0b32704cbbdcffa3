package io.playledger.platform.analyst;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * How analysts reach the database, for whatever client they use.
 *
 * @param sslMode as the service's own connections have it; null for the client's default
 */
public record AnalystLogin(
    String host,
    String port,
    String database,
    String user,
    String password,
    @Nullable String sslMode) {

  static AnalystLogin of(String url, String user, String password) {
    Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null) {
      throw new IllegalStateException("no URL of a PostgreSQL: " + url);
    }
    return new AnalystLogin(
        parts.getProperty("PGHOST", "localhost"),
        parts.getProperty("PGPORT", "5432"),
        parts.getProperty("PGDBNAME", user),
        user,
        password,
        parts.getProperty("sslmode"));
  }
}
