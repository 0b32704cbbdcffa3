package io.playledger.bench.own;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The embedded PostgreSQL of a home, as its owner may use it. */
public final class OwnDatabase {
  private static final String USER = "playledger";

  /** Line of {@code postmaster.pid} that holds the port. */
  private static final int PORT_LINE = 3;

  /** What {@code application.properties} of the service asks of every connection. */
  private static final String SESSION =
      "-c synchronous_commit=on -c default_transaction_isolation=read\\ committed"
          + " -c lock_timeout=3s -c idle_in_transaction_session_timeout=10s";

  private final Path folder;

  OwnDatabase(Path home) {
    this.folder = home.resolve("postgres");
  }

  /** A connection with the settings that the service's own have. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password());
    properties.setProperty("options", SESSION);
    properties.setProperty("ApplicationName", "playledger-bench");
    return DriverManager.getConnection(url(), properties);
  }

  /** What has another service use it: environment variables. */
  public Map<String, String> settings() {
    return Map.of(
        "PLAYLEDGER_DB_URL", url(),
        "PLAYLEDGER_DB_USER", USER,
        "PLAYLEDGER_DB_PASSWORD", password());
  }

  /** So that nobody pays for what was written before. */
  public void checkpoint() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  /** What the server does by itself later on, at a time of its choosing. */
  public void vacuum() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private String url() {
    try {
      List<String> status = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
      return "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(status.get(PORT_LINE).strip());
    } catch (IOException e) {
      throw isMissing(e);
    }
  }

  private String password() {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (IOException e) {
      throw isMissing(e);
    }
  }

  private CannotMeasureException isMissing(IOException e) {
    return new CannotMeasureException("the database of %s is not there".formatted(folder), e);
  }

  /** Where the server writes its log. */
  public Path log() {
    return folder.resolve("postgres.log");
  }

  /** Such as 18.6. */
  public String version() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1);
    }
  }
}
