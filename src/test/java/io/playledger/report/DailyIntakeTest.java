package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Plan;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshDatabases.class)
class DailyIntakeTest {

  private static final String DAY =
      "select * from report.daily_intake where date between '2026-02-10' and '2026-02-11' order by 1, 2, 3";

  /** An event every ten minutes of some weeks. */
  private static final String EVERY_TEN_MINUTES =
      """
      insert into intake.account_row
      select m, 'chess', 'a-server', 1, 1, 0, 0, 0
      from generate_series(?::timestamptz, ?::timestamptz, interval '10 minutes') m
      """;

  @Test
  @DisplayName("Accounts are added up by day, product and source, those not rolled up yet too")
  void addedUp(Database database) throws SQLException {
    database.execute(
        """
        insert into intake.account_row values
          ('2026-05-05T00:00Z', 'chess', 'a-server', 10, 4, 3, 2, 1),
          ('2026-05-05T23:59Z', 'chess', 'a-server', 1, 1, 0, 0, 0),
          ('2026-05-05T12:00Z', 'chess', 'b-server', 1, 0, 0, 0, 1),
          ('2026-05-07T00:00Z', 'go', 'a-server', 1, 1, 0, 0, 0)
        """);
    database.execute(
        """
        insert into intake.tally values
          ('2026-05-05T12:34:56Z', 0, 1, 0, 0, -1, 'chess', 'a-server'),
          ('2026-05-08T00:00:01Z', 1, 0, 1, 0, 0, 'chess', 'a-server')
        """);

    assertThat(rows(database))
        .containsExactly(
            "2026-05-05 chess a-server 11 6 3 2 0",
            "2026-05-05 chess b-server 1 0 0 0 1",
            "2026-05-07 go a-server 1 1 0 0 0",
            "2026-05-08 chess a-server 1 0 1 0 0");
  }

  @Test
  @DisplayName("Before the first event there is nothing")
  void nothing(Database database) throws SQLException {
    assertThat(rows(database)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "America/Havana", "America/Sao_Paulo", "Pacific/Apia", "Antarctica/Troll"})
  @DisplayName("Days are those of the zone, also where midnight comes twice or never")
  void zones(String zone, Database database) throws SQLException {
    database.execute("update report.setting set zone = ?", zone);
    database.execute(EVERY_TEN_MINUTES, "2011-12-25T00:00:00Z", "2012-01-05T00:00:00Z");
    database.execute(EVERY_TEN_MINUTES, "2018-10-20T00:00:00Z", "2018-11-10T00:00:00Z");
    database.execute(EVERY_TEN_MINUTES, "2024-10-20T00:00:00Z", "2024-11-10T00:00:00Z");

    List<String> days =
        database.column("select date || ' ' || received from report.daily_intake order by date");

    assertThat(days)
        .containsExactlyElementsOf(
            database.column(
                "select report.day_of(minute) || ' ' || count(*) from intake.account group by report.day_of(minute) order by report.day_of(minute)"));
  }

  @Test
  @DisplayName("Two days cost the minutes of two days, whatever the history")
  void cost(Database database) throws SQLException {
    database.execute(
        """
        insert into intake.account_row
        select m, 'chess', 'a-server', 1, 1, 0, 0, 0
        from generate_series('2026-01-01Z'::timestamptz, '2026-03-31Z', interval '1 minute') m
        """);
    database.execute("analyze");

    Plan plan;
    try (Connection connection = database.open()) {
      // The first reading of a session reads the catalogue as well.
      Sql.rows(connection, DAY);
      plan = Plan.of(connection, DAY);
    }

    assertThat(plan.rows()).isEqualTo(2);
    assertThat(plan.stepsOn("account_row")).isNotEmpty().doesNotContain("Seq Scan");
    assertThat(plan.pages()).isLessThan(150);
    assertThat(database.value(Long.class, "select pg_relation_size('intake.account_row') / 8192"))
        .isGreaterThan(1000);
  }

  private static List<String> rows(Database database) throws SQLException {
    return ReportRows.text(
        database,
        "daily_intake",
        ReportRows.LATER,
        "date",
        "product",
        "source",
        "received",
        "stored",
        "duplicate",
        "conflict",
        "quarantined");
  }
}
