package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.ranks.RanksFigures;
import io.playledger.bench.ranks.RanksFigures.Times;
import io.playledger.bench.ranks.Reading;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RanksReportTest {
  private final StringWriter out = new StringWriter();

  @Test
  @DisplayName("The median of the rounds' ratios is held against the target")
  void held() {
    assertTrue(print(new Rounds().add(9, 3).add(4, 2).add(2, 2)));

    assertTrue(
        out.toString()
            .contains(
                "p99 of rank among 1000 players, of that among 10: 2.00 (at most 2.00): held"),
        out.toString());
  }

  @Test
  @DisplayName("A large board that takes longer misses it")
  void missed() {
    assertFalse(print(new Rounds().add(4.1, 2)));

    assertTrue(out.toString().contains("2.05 (at most 2.00): missed"), out.toString());
  }

  private boolean print(Rounds p99) {
    RanksFigures figures =
        new RanksFigures(
            10, 1000, 500, List.of(new Times(Reading.RANK, new Rounds().add(1, 1), p99)));
    return new RanksReport(figures, new PrintWriter(out)).print();
  }
}
