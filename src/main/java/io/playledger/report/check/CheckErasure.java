package io.playledger.report.check;

import io.agroal.api.AgroalDataSource;
import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offending rows that the model tests have found. */
@ApplicationScoped
class CheckErasure implements ErasureStep {

  /** Those of the last hundred runs. */
  private static final String ERASE =
      """
      update report.check_result
      set rows = replace(rows::text, to_json(?::text)::text, to_json(?::text)::text)::json
      where strpos(rows::text, to_json(?::text)::text) > 0
      """;

  private final AgroalDataSource dataSource;

  CheckErasure(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public String name() {
    return "model tests";
  }

  @Override
  public Stage stage() {
    return Stage.FINDINGS;
  }

  /** A run under way may have read rows from before, and would write them down later. */
  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    Optional<CheckLock> noRun = CheckLock.tryTake(dataSource);
    if (noRun.isEmpty()) {
      return Piece.waiting(place);
    }
    noRun.get().close();
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setString(1, person.id());
      statement.setString(2, person.pseudonym());
      statement.setString(3, person.id());
      return Piece.done(statement.executeUpdate());
    }
  }
}
