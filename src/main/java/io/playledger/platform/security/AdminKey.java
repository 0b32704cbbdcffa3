package io.playledger.platform.security;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.Home;
import io.playledger.platform.config.HomeConfig;
import io.playledger.platform.key.Secret;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The key that opens administration. Made at the first start, shown once, stored hashed. */
@ApplicationScoped
class AdminKey {

  private static final Logger LOG = Logger.getLogger(AdminKey.class);
  private static final int SHORTEST = 20;

  private final AgroalDataSource dataSource;
  private final AdminConfig config;
  private final Optional<Path> home;
  private volatile byte[] hash = new byte[0];

  AdminKey(AgroalDataSource dataSource, AdminConfig config, HomeConfig home) {
    this.dataSource = dataSource;
    this.config = config;
    this.home = home.home();
  }

  /** Compares in constant time. */
  boolean matches(String key) {
    return Secret.matches(hash, key);
  }

  void prepare(@Observes StartupEvent start) throws SQLException, IOException {
    if (config.key().isPresent()) {
      String key = config.key().get();
      if (key.length() < SHORTEST) {
        throw new IllegalStateException(
            "playledger.admin.key has %d characters; it needs at least %d"
                .formatted(key.length(), SHORTEST));
      }
      hash = Secret.hash(key);
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        hash = storedOrMade(connection);
        connection.commit();
      } catch (SQLException | IOException | RuntimeException e) {
        // Or the pool would commit the hash of a key that nobody has seen.
        connection.rollback();
        throw e;
      }
    }
  }

  private byte[] storedOrMade(Connection connection) throws SQLException, IOException {
    Optional<String> kept = keptAtHome();
    String key = kept.orElseGet(AdminKey::random);
    if (!insert(connection, Secret.hash(key))) {
      return stored(connection);
    }
    if (kept.isEmpty()) {
      // Before the commit: killed in between, the next start makes another key and shows that.
      show(key);
    }
    return Secret.hash(key);
  }

  /** A new database on an old home takes the key that its owner has already. */
  private Optional<String> keptAtHome() throws IOException {
    if (home.isEmpty()) {
      return Optional.empty();
    }
    Path file = new Home(home.get()).adminKeyFile();
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip()).filter(key -> key.length() >= SHORTEST)
        : Optional.empty();
  }

  private void show(String key) throws IOException {
    if (home.isPresent()) {
      Path file = new Home(home.get()).adminKeyFile();
      Home.writePrivately(file, key + "\n");
      LOG.infof("made the admin key; it is in %s, readable by you only", file);
    } else {
      LOG.infof("made the admin key, shown only this once: %s", key);
    }
  }

  /** Of several instances that start at once, one inserts. */
  private static boolean insert(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into platform.admin_key (key_hash) values (?) on conflict do nothing")) {
      statement.setBytes(1, hash);
      return statement.executeUpdate() == 1;
    }
  }

  private static byte[] stored(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select key_hash from platform.admin_key");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  private static String random() {
    return "pla_" + Secret.make();
  }
}
