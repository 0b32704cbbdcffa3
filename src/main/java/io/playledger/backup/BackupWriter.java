package io.playledger.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.playledger.backup.Manifest.Contents;
import io.playledger.ledger.LedgerCopy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes one snapshot of the database as a ZIP file: an entry per table, the manifest last. */
final class BackupWriter {

  private static final int BUFFER = 1 << 16;

  /** The manifest's stream goes on into the ZIP file's own directory. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final Connection connection;

  /**
   * @param connection without a transaction; left in one
   */
  BackupWriter(Connection connection) {
    this.connection = connection;
  }

  void write(OutputStream out) throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    execute("set local timezone = 'UTC'");
    execute("set local intervalstyle = 'postgres'");
    List<Table> tables = Catalogue.tables(connection);
    // Against a migration by a newer instance meanwhile.
    execute(
        "lock table %s in access share mode"
            .formatted(tables.stream().map(Table::quotedName).collect(Collectors.joining(", "))));
    String createdAt = now();
    String schemaVersion = Catalogue.schemaVersion(connection);
    List<String> months = LedgerCopy.months(connection).stream().map(Object::toString).toList();

    // Not closed on a failure: that would write the end of a file which has none.
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    List<Contents> contents = new ArrayList<>();
    for (Table table : tables) {
      zip.putNextEntry(new ZipEntry(table.entry()));
      contents.add(copy(table, zip));
      zip.closeEntry();
    }
    // Sequences are in no snapshot. Read after the rows, they are never behind them.
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            schemaVersion,
            createdAt,
            contents,
            Catalogue.sequences(connection),
            months);
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    JSON.writeValue(zip, manifest);
    zip.closeEntry();
    zip.finish();
    out.flush();
  }

  private Contents copy(Table table, OutputStream zip) throws SQLException, IOException {
    Tally tally = new Tally();
    OutputStream rows = new BufferedOutputStream(tally.of(zip), BUFFER);
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    copy.copyOut(table.copyOut(), rows);
    rows.flush();
    return new Contents(table, tally.rows(), tally.bytes(), tally.sha256());
  }

  private String now() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select now()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant().toString();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
