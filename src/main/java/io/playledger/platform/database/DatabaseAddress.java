package io.playledger.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A database, and who we are there.
 *
 * @param url for JDBC
 */
public record DatabaseAddress(String url, String user, String password) {

  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&](user|password)=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

  /**
   * The server that {@code PLAYLEDGER_DB_URL} names, if it is set.
   *
   * @throws BadAddressException if the URL names a user or password: it is shown to people, and the
   *     driver would log in as that user whoever is meant to
   */
  public static Optional<DatabaseAddress> of(Map<String, String> environment) {
    String url = environment.getOrDefault("PLAYLEDGER_DB_URL", "");
    if (CREDENTIALS.matcher(url).find()) {
      throw new BadAddressException(
          "PLAYLEDGER_DB_URL must not hold a user or password;"
              + " set PLAYLEDGER_DB_USER and PLAYLEDGER_DB_PASSWORD instead");
    }
    return url.isBlank()
        ? Optional.empty()
        : Optional.of(
            new DatabaseAddress(
                url.startsWith("jdbc:") ? url : "jdbc:" + url,
                environment.getOrDefault("PLAYLEDGER_DB_USER", "playledger"),
                environment.getOrDefault("PLAYLEDGER_DB_PASSWORD", "")));
  }

  /**
   * Opens a connection outside the pool, for work that takes longer than the pool lets anything
   * take: no statement and no pause inside a transaction is cut off.
   *
   * @param name what the server's list of sessions calls it
   * @param silence after which the server is taken for dead while an answer is awaited; zero for
   *     ever
   */
  public Connection open(String name, Duration silence) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", name);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(
        "options",
        "-c synchronous_commit=on -c lock_timeout=10s -c statement_timeout=0"
            + " -c idle_in_transaction_session_timeout=0");
    return DriverManager.getConnection(url, properties);
  }

  /** The message says to people what is wrong. */
  public static final class BadAddressException extends IllegalArgumentException {
    BadAddressException(String message) {
      super(message);
    }
  }

  /** Without the password, which would end up in logs. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
