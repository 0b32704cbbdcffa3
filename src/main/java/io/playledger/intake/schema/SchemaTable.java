package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registered schemas. */
@ApplicationScoped
class SchemaTable {

  private static final String COLUMNS =
      "select product, type, version, created_at, schema::text from intake.event_schema\n";

  private static final String ALL = COLUMNS + "order by product, type, version";

  private static final String VERSIONS =
      COLUMNS + "where product = ? and type = ? order by version";

  private static final String ONE = COLUMNS + "where product = ? and type = ? and version = ?";

  private static final String LATEST =
      COLUMNS + "where product = ? and type = ? order by version desc limit 1";

  private static final String LATEST_VERSIONS =
      "select product, type, max(version) from intake.event_schema group by product, type";

  private static final String INSERT =
      "insert into intake.event_schema (product, type, version, schema) values (?, ?, ?, ?::json)";

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private final AgroalDataSource dataSource;

  SchemaTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Which version is the latest, of each product and type that has any. */
  record Latest(String product, String type, int version) {}

  /**
   * What registering came to.
   *
   * @param isNew whether it was not the latest one already
   */
  record Registered(int version, boolean isNew) {}

  /** By product, type and version. */
  List<SchemaVersion> all() {
    return query(ALL);
  }

  /** By version. */
  List<SchemaVersion> versions(String product, String type) {
    return query(VERSIONS, product, type);
  }

  Optional<SchemaVersion> find(Latest latest) {
    return query(ONE, latest.product(), latest.type(), latest.version()).stream().findAny();
  }

  List<Latest> latest() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LATEST_VERSIONS);
        ResultSet row = statement.executeQuery()) {
      List<Latest> latest = new ArrayList<>();
      while (row.next()) {
        latest.add(new Latest(row.getString(1), row.getString(2), row.getInt(3)));
      }
      return latest;
    } catch (SQLException e) {
      throw new StorageException("reading the versions of schemas", e);
    }
  }

  /** Adds a version, unless the latest one says the same. */
  @Transactional
  Registered register(String product, String type, JsonNode schema) {
    lock(product, type);
    Optional<SchemaVersion> latest = query(LATEST, product, type).stream().findAny();
    int version = latest.map(SchemaVersion::version).orElse(0);
    String text = schema.toString();
    if (latest.isPresent() && isSame(latest.get().text(), text)) {
      return new Registered(version, false);
    }
    insert(product, type, version + 1, text);
    return new Registered(version + 1, true);
  }

  /** Whatever the order of their properties. */
  private static boolean isSame(String one, String other) {
    return SchemaDocument.reread(one).equals(SchemaDocument.reread(other));
  }

  private void lock(String product, String type) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, "schema of %s %s".formatted(product, type));
      statement.execute();
    } catch (SQLException e) {
      throw new StorageException("waiting for another version of a schema", e);
    }
  }

  private void insert(String product, String type, int version, String text) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, product);
      statement.setString(2, type);
      statement.setInt(3, version);
      statement.setString(4, text);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("adding a version of a schema", e);
    }
  }

  private List<SchemaVersion> query(String sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setObject(index + 1, parameters[index]);
      }
      List<SchemaVersion> versions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          versions.add(
              new SchemaVersion(
                  row.getString("product"),
                  row.getString("type"),
                  row.getInt("version"),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  row.getString("schema")));
        }
      }
      return versions;
    } catch (SQLException e) {
      throw new StorageException("reading schemas", e);
    }
  }
}
