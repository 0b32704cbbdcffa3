package io.playledger.platform.analyst;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.database.DatabaseAddress;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Sets up the database role of analysts at every start. Where the service's own role may not do
 * that, the service runs without, and says what an administrator has to do.
 */
@ApplicationScoped
public class AnalystRole {

  static final String NAME = "playledger_analyst";

  private static final Logger LOG = Logger.getLogger(AnalystRole.class);
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String NO_SUCH_LOGIN = "28";
  private static final String TOO_MANY_SESSIONS = "53300";

  /** Two databases of a cluster that change its role at once: one of them is told to try again. */
  private static final String INTERNAL_ERROR = "XX000";

  private static final int TRIES = 10;
  private static final int MOST_SESSIONS = 8;

  /** Of one session. */
  private static final String TEMPORARY_FILES = "1GB";

  private final AgroalDataSource dataSource;
  private final DatabaseAddress service;
  private final AnalystConfig config;
  private final AnalystPassword password;

  AnalystRole(
      AgroalDataSource dataSource,
      DatabaseAddress service,
      AnalystConfig config,
      AnalystPassword password) {
    this.dataSource = dataSource;
    this.service = service;
    this.config = config;
    this.password = password;
  }

  void prepare(@Observes StartupEvent start) throws IOException {
    require("statement-timeout", config.statementTimeout());
    require("transaction-timeout", config.transactionTimeout());
    try (Connection connection = dataSource.getConnection()) {
      setUpOrSay(connection);
    } catch (SQLException e) {
      // Games go on without analysts; the command and the endpoint for them try again.
      LOG.warnf("analysts may not be able to log in: %s", e.getMessage());
    }
  }

  private void setUpOrSay(Connection connection) throws SQLException, IOException {
    try {
      setUp(connection);
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      if (!canLogIn()) {
        LOG.warnf(
            "analysts cannot log in, since %s may not set up the role %s. An administrator of the"
                + " database can: %s; -- then set PLAYLEDGER_ANALYST_PASSWORD to that password",
            service.user(), NAME, String.join("; ", byHand(connection)));
      }
    }
  }

  /**
   * How analysts log in.
   *
   * @throws Refusal if they cannot
   */
  public AnalystLogin login() {
    try {
      if (!canLogIn()) {
        // Another database of the cluster may have set its own password.
        try (Connection connection = dataSource.getConnection()) {
          setUp(connection);
        }
      }
      return AnalystLogin.of(service.url(), NAME, password.get());
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw Refusal.conflict(
            "role",
            "the database role %s is not set up; the log of the service's start says how"
                .formatted(NAME));
      }
      throw new StorageException("setting up the analysts' role", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setUp(Connection connection) throws SQLException, IOException {
    String secret = password.get();
    retry(
        () -> {
          if (!isTrue(connection, "select platform.admit_analysts()")) {
            throw new SQLException("may not make roles", INSUFFICIENT_PRIVILEGE);
          }
        });
    for (String statement : attributes(connection)) {
      retry(() -> execute(connection, statement));
    }
    limitTemporaryFiles(connection);
    retry(
        () ->
            connection
                .unwrap(PGConnection.class)
                .alterUserPassword(NAME, secret.toCharArray(), null));
  }

  /** One join too many would fill the disk before its time is over. Only a superuser may say so. */
  private static void limitTemporaryFiles(Connection connection) throws SQLException {
    try {
      retry(
          () ->
              execute(
                  connection,
                  "alter role %s set temp_file_limit = '%s'".formatted(NAME, TEMPORARY_FILES)));
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** What the role may and how long, in this database. */
  private List<String> attributes(Connection connection) throws SQLException {
    String role = "alter role " + NAME;
    String here =
        "%s in database %s set "
            .formatted(role, text(connection, "quote_ident(current_database())"));
    return List.of(
        role + " login connection limit " + MOST_SESSIONS,
        here + "default_transaction_read_only = on",
        here + "statement_timeout = " + config.statementTimeout().toMillis(),
        here + "idle_in_transaction_session_timeout = " + config.transactionTimeout().toMillis(),
        here + "lock_timeout = '5s'",
        here + "search_path = report, main, staging",
        // Lets the service end what runs for too long.
        "grant %s to %s".formatted(NAME, text(connection, "quote_ident(current_user)")));
  }

  private List<String> byHand(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("create role %s password '...'".formatted(NAME));
    statements.addAll(attributes(connection));
    return statements;
  }

  private boolean canLogIn() throws SQLException, IOException {
    DatabaseAddress analyst = new DatabaseAddress(service.url(), NAME, password.get());
    try (Connection connection = analyst.open("playledger-check", Duration.ofSeconds(5))) {
      return true;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(NO_SUCH_LOGIN)) {
        return false;
      }
      if (state.equals(TOO_MANY_SESSIONS)) {
        return true;
      }
      throw e;
    }
  }

  private static void require(String name, Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalStateException(
          "playledger.analyst.%s is %s; it must be a second at least".formatted(name, duration));
    }
  }

  private static void retry(Change change) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        change.run();
        return;
      } catch (SQLException e) {
        if (attempt == TRIES || !INTERNAL_ERROR.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String text(Connection connection, String expression) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + expression)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Change {
    void run() throws SQLException;
  }
}
