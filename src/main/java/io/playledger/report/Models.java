package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerFloor;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incremental SQL models as they stand. */
@ApplicationScoped
public class Models {

  private static final String STATES =
      """
      select m.name, m.revision, nullif(m.refreshed_at, '-infinity') as refreshed_at,
             r.revision as next_revision, r.num_events, r.position, s.last_value as last_position,
             r.began_at, extract(epoch from clock_timestamp() - r.began_at) as seconds
      from main.model m
      left join main.rebuild r on r.model = m.name
      cross join ledger.event_position s
      order by m.name
      """;

  private static final String BEGIN_REBUILD = "select main.begin_rebuild(?)";

  private final AgroalDataSource dataSource;
  private final LedgerFloor ledger;

  Models(AgroalDataSource dataSource, LedgerFloor ledger) {
    this.dataSource = dataSource;
    this.ledger = ledger;
  }

  /** All models, by name. */
  public List<Model> list() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(STATES);
        ResultSet row = statement.executeQuery()) {
      List<Model> models = new ArrayList<>();
      while (row.next()) {
        models.add(
            new Model(
                row.getString("name"),
                row.getInt("revision"),
                instant(row, "refreshed_at"),
                rebuild(row)));
      }
      return models;
    } catch (SQLException e) {
      throw new StorageException("listing the models", e);
    }
  }

  /**
   * One model.
   *
   * @throws Refusal if there is none of that name
   */
  public Model get(String name) {
    List<Model> all = list();
    return all.stream()
        .filter(model -> model.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "name",
                    "there is no model '%s'; there are %s"
                        .formatted(name, all.stream().map(Model::name).toList())));
  }

  /**
   * Asks for a rebuild, which {@link ModelRebuild} then does; one that is under way goes on.
   *
   * @throws Refusal if there is no such model, or the ledger does not have all its events any more
   */
  public Model rebuild(String name) {
    get(name);
    if (ledger.hasRisen()) {
      throw Refusal.conflict(
          "name",
          "the ledger reaches back to %s only: a rebuild would lose what the model has of earlier times"
              .formatted(ledger.floor()));
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEGIN_REBUILD)) {
      statement.setString(1, name);
      statement.execute();
    } catch (SQLException e) {
      throw new StorageException("asking for a rebuild of " + name, e);
    }
    return get(name);
  }

  private static Model.@Nullable Rebuild rebuild(ResultSet row) throws SQLException {
    int revision = row.getInt("next_revision");
    if (row.wasNull()) {
      return null;
    }
    return Model.Rebuild.of(
        revision,
        row.getLong("num_events"),
        row.getDouble("seconds"),
        (double) row.getLong("position") / Math.max(1, row.getLong("last_position")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
