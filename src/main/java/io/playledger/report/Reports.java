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
import org.jspecify.annotations.Nullable;

/** Reads the views of the schema {@code report}. A new view there is a new report here. */
@ApplicationScoped
public class Reports {

  /** Days that are shown where no start is asked for. */
  private static final int DEFAULT_DAYS = 31;

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
   * @param from first day; null for a month before {@code to}
   * @param to last day; null for today, by the game clock
   * @throws Refusal if there is no such report, or the days do not fit it
   */
  @Transactional
  public ReportTable read(String name, @Nullable LocalDate from, @Nullable LocalDate to) {
    try (Connection connection = dataSource.getConnection()) {
      Report report =
          catalogue(connection).stream()
              .filter(known -> known.name().equals(name))
              .findAny()
              .orElseThrow(
                  () -> Refusal.notFound("name", "there is no report '%s'".formatted(name)));
      if (!report.isDaily() && (from != null || to != null)) {
        throw Refusal.invalid(
            from != null ? "from" : "to", "the report '%s' has no days".formatted(name));
      }
      return read(connection, report, from, to);
    } catch (SQLException e) {
      throw new StorageException("reading the report " + name, e);
    }
  }

  private static ReportTable read(
      Connection connection, Report report, @Nullable LocalDate from, @Nullable LocalDate to)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet pin = statement.executeQuery(PIN_AS_OF)) {
      pin.next();
      Instant asOf = pin.getObject("as_of", OffsetDateTime.class).toInstant();
      OffsetDateTime refreshed = pin.getObject("refreshed_at", OffsetDateTime.class);
      Instant refreshedAt = refreshed == null ? null : refreshed.toInstant();
      if (!report.isDaily()) {
        return new ReportTable(
            report, asOf, refreshedAt, null, null, rows(connection, report, null, null));
      }
      LocalDate last = to != null ? to : LocalDate.parse(pin.getString("today"));
      LocalDate first = from != null ? from : last.minusDays(DEFAULT_DAYS - 1);
      if (first.isAfter(last)) {
        throw Refusal.invalid("from", "%s is after %s".formatted(first, last));
      }
      return new ReportTable(
          report, asOf, refreshedAt, first, last, rows(connection, report, first, last));
    }
  }

  private static List<Map<String, @Nullable Object>> rows(
      Connection connection, Report report, @Nullable LocalDate from, @Nullable LocalDate to)
      throws SQLException {
    // The name comes from the catalogue, not from the request.
    String sql = "select * from report.\"%s\"".formatted(report.name());
    if (from != null) {
      sql += " where date between ? and ? order by date";
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (from != null) {
        statement.setObject(1, from);
        statement.setObject(2, to);
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
