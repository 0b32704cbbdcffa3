package io.playledger.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What a backup holds. It is the last entry of the file, so one that was cut short has none.
 *
 * @param format of the file itself; a reader refuses one that it does not know
 * @param schemaVersion the last versioned migration of the database
 * @param createdAt when the snapshot was taken, in UTC
 * @param tables in an order in which they can be filled again
 * @param ledgerMonths months that have a partition in the ledger, such as 2026-05
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
    int format,
    String schemaVersion,
    String createdAt,
    List<Contents> tables,
    List<Sequence> sequences,
    List<String> ledgerMonths) {

  /** A file that leaves one of these out is not ours. */
  Manifest {
    Objects.requireNonNull(schemaVersion);
    Objects.requireNonNull(createdAt);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    ledgerMonths = List.copyOf(ledgerMonths);
  }

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /**
   * The rows of one table, as PostgreSQL's COPY writes them in its text format.
   *
   * @param sha256 of the entry's bytes, in hexadecimal digits
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Contents(Table table, long rows, long bytes, String sha256) {}

  /** Where a sequence stands. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sequence(String schema, String name, long lastValue, boolean called) {}

  long rows() {
    return tables.stream().mapToLong(Contents::rows).sum();
  }

  MigrationVersion version() {
    return MigrationVersion.fromVersion(schemaVersion);
  }

  List<YearMonth> months() {
    return ledgerMonths.stream().map(YearMonth::parse).toList();
  }
}
