package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the views of the schema {@code report}. A new view there is a new report here. */
@ApplicationScoped
public class Reports {

  /** Days that are shown where no start is asked for. */
  private static final int DEFAULT_DAYS = 31;

  /** An answer is made in memory. */
  private static final int MOST_ROWS = 20_000;

  private static final String CATALOGUE =
      """
      select c.relname, obj_description(c.oid) as about, a.attname,
             format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as column_about
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'report' and c.relkind = 'v'
      order by c.relname, a.attnum
      """;

  /** Fixes the as-of time for the rest of the transaction, so that the answer can state it. */
  private static final String PIN_AS_OF =
      """
      select t.as_of, report.day_of(t.as_of)::text as today, set_config('playledger.as_of', t.as_of::text, true),
             (select nullif(min(m.refreshed_at), '-infinity') from main.model m) as refreshed_at
      from (select report.as_of() as as_of) t
      """;

  private final AgroalDataSource dataSource;

  Reports(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Every report there is, by name. */
  @Transactional
  public List<Report> catalogue() {
    try (Connection connection = dataSource.getConnection()) {
      return catalogue(connection);
    } catch (SQLException e) {
      throw new StorageException("listing the reports", e);
    }
  }

  /**
   * Reads one report.
   *
   * @throws Refusal if there is no such report, the query does not fit it, or too many rows do
   */
  @Transactional
  public ReportTable read(String name, ReportQuery query) {
    try (Connection connection = dataSource.getConnection()) {
      Report report =
          catalogue(connection).stream()
              .filter(known -> known.name().equals(name))
              .findAny()
              .orElseThrow(
                  () -> Refusal.notFound("name", "there is no report '%s'".formatted(name)));
      requireFit(report, query);
      return read(connection, report, query);
    } catch (SQLException e) {
      throw new StorageException("reading the report " + name, e);
    }
  }

  private static void requireFit(Report report, ReportQuery query) {
    if (!report.isDaily() && (query.from() != null || query.to() != null)) {
      throw Refusal.invalid(
          query.from() != null ? "from" : "to",
          "the report '%s' has no days".formatted(report.name()));
    }
    if (!report.hasPlayers() && query.playerId() != null) {
      throw Refusal.invalid("playerId", "the report '%s' has no players".formatted(report.name()));
    }
    if (report.needsPlayer() && query.playerId() == null) {
      throw Refusal.invalid(
          "playerId", "the report '%s' is read one player at a time".formatted(report.name()));
    }
  }

  private static ReportTable read(Connection connection, Report report, ReportQuery query)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet pin = statement.executeQuery(PIN_AS_OF)) {
      pin.next();
      Instant asOf = pin.getObject("as_of", OffsetDateTime.class).toInstant();
      OffsetDateTime refreshed = pin.getObject("refreshed_at", OffsetDateTime.class);
      Instant refreshedAt = refreshed == null ? null : refreshed.toInstant();
      ReportQuery bounded =
          report.isDaily() ? withDays(query, LocalDate.parse(pin.getString("today"))) : query;
      return new ReportTable(
          report,
          asOf,
          refreshedAt,
          bounded.from(),
          bounded.to(),
          rows(connection, report, bounded));
    }
  }

  private static ReportQuery withDays(ReportQuery query, LocalDate today) {
    LocalDate last = query.to() != null ? query.to() : today;
    LocalDate first = query.from() != null ? query.from() : last.minusDays(DEFAULT_DAYS - 1);
    if (first.isAfter(last)) {
      throw Refusal.invalid("from", "%s is after %s".formatted(first, last));
    }
    return new ReportQuery(first, last, query.playerId());
  }

  private static List<Map<String, @Nullable Object>> rows(
      Connection connection, Report report, ReportQuery query) throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (query.from() != null && query.to() != null) {
      conditions.add("date between ? and ?");
      parameters.add(query.from());
      parameters.add(query.to());
    }
    if (query.playerId() != null) {
      conditions.add("player_id = ?");
      parameters.add(query.playerId());
    }
    // The names come from the catalogue, not from the request.
    String sql =
        "select * from report.\"%s\" where %s order by %s limit %d"
            .formatted(
                report.name(),
                conditions.isEmpty() ? "true" : String.join(" and ", conditions),
                IntStream.rangeClosed(1, Math.min(3, report.columns().size()))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", ")),
                MOST_ROWS + 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.size(); index++) {
        statement.setObject(index + 1, parameters.get(index));
      }
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Map<String, @Nullable Object> values = new LinkedHashMap<>();
          for (Report.Column column : report.columns()) {
            values.put(column.name(), value(row, column));
          }
          rows.add(values);
        }
      }
      if (rows.size() > MOST_ROWS) {
        throw Refusal.invalid(
            report.isDaily() ? "from" : "name",
            "more than %d rows; ask for fewer days, or read it by SQL".formatted(MOST_ROWS));
      }
      return rows;
    }
  }

  private static @Nullable Object value(ResultSet row, Report.Column column) throws SQLException {
    return switch (column.type()) {
      case "date" -> row.getObject(column.name(), LocalDate.class);
      case "timestamp with time zone" -> {
        OffsetDateTime time = row.getObject(column.name(), OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
      default -> row.getObject(column.name());
    };
  }

  private static List<Report> catalogue(Connection connection) throws SQLException {
    Map<String, Report> reports = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CATALOGUE)) {
      while (row.next()) {
        String about = String.valueOf(row.getString("about"));
        reports
            .computeIfAbsent(
                row.getString("relname"), name -> new Report(name, about, new ArrayList<>()))
            .columns()
            .add(
                new Report.Column(
                    row.getString("attname"),
                    row.getString("type"),
                    String.valueOf(row.getString("column_about"))));
      }
    }
    return List.copyOf(reports.values());
  }
}
