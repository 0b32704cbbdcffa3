package io.playledger.intake;

import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits, or has waited, in quarantine. */
@ApplicationScoped
class QuarantineErasure implements ErasureStep {

  /** Bodies can be large. */
  private static final int ROWS_READ = 50;

  private static final String READ =
      """
      select id, xmin::text as version, request_id, sender_id, field, rule, note, context, body,
             repaired_body
      from intake.quarantine
      where id > ?
      order by id
      limit ?
      """;

  /** Only if nobody has changed it meanwhile; otherwise it is read once more. */
  private static final String CHANGE =
      """
      update intake.quarantine
      set request_id = ?, sender_id = ?, field = ?, rule = ?, note = ?, context = ?::jsonb, body = ?,
          repaired_body = ?
      where id = ? and xmin::text = ?
      """;

  @Override
  public String name() {
    return "quarantine";
  }

  @Override
  public Stage stage() {
    return Stage.STATE;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    int read = 0;
    int changed = 0;
    @Nullable String last = place;
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setObject(1, place == null ? new UUID(0, 0) : UUID.fromString(place));
      statement.setInt(2, ROWS_READ);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject("id", UUID.class);
          QuarantineNames names =
              QuarantineNames.of(
                  person.pseudonyms(),
                  row.getString("request_id"),
                  row.getString("sender_id"),
                  row.getString("field"),
                  row.getString("rule"),
                  row.getString("note"),
                  row.getString("context"),
                  row.getBytes("body"),
                  row.getBytes("repaired_body"));
          if (names.isChanged()) {
            if (!change(connection, id, names, row.getString("version"))) {
              return Piece.more(last == null ? new UUID(0, 0).toString() : last, changed);
            }
            changed++;
          }
          last = id.toString();
          read++;
        }
      }
    }
    return read == ROWS_READ && last != null ? Piece.more(last, changed) : Piece.done(changed);
  }

  private static boolean change(
      Connection connection, UUID id, QuarantineNames names, String version) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
      statement.setString(1, names.requestId());
      statement.setString(2, names.senderId());
      statement.setString(3, names.field());
      statement.setString(4, names.rule());
      statement.setString(5, names.note());
      statement.setString(6, names.context());
      statement.setBytes(7, names.body());
      statement.setBytes(8, names.repairedBody());
      statement.setObject(9, id);
      statement.setString(10, version);
      return statement.executeUpdate() == 1;
    }
  }
}
