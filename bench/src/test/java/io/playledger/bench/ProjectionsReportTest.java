package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.projections.ProjectionsFigures;
import io.playledger.bench.projections.ProjectionsFigures.Delay;
import io.playledger.bench.projections.ProjectionsFigures.Folding;
import io.playledger.bench.projections.ProjectionsFigures.Rebuild;
import io.playledger.bench.projections.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProjectionsReportTest {
  private static final long MIB = 1 << 20;

  private final StringWriter out = new StringWriter();

  @Test
  @DisplayName("Each workload is held against its own share of what intake takes")
  void held() {
    assertTrue(print(1.2));

    assertEquals(
        List.of(
            "stats, 20 events per player and batch, of intake: 1.000 (at least 1.0): held",
            "stats, every event its own players, of intake: 0.500 (at least 0.5): held",
            "stats anew, time of an event in the last quarter, of the first: 1.20 (at most 1.20): held",
            "stats anew from 1000 results, heap used, MiB: 512 (at most 512): held",
            "p99 at 1000 per second until stats has the row, ms: 1000 (at most 1000): held"),
        out.toString().lines().filter(line -> line.endsWith("held")).toList());
  }

  @Test
  @DisplayName("Where an event costs more behind a long history a target is missed")
  void missed() {
    assertFalse(print(1.21));

    assertTrue(out.toString().contains("1.21 (at most 1.20): missed"), out.toString());
  }

  private boolean print(double growth) {
    ProjectionsFigures figures =
        new ProjectionsFigures(
            List.of(
                new Folding("stats", Workload.TWENTY, new Rounds().add(1000, 1000)),
                new Folding("stats", Workload.OWN, new Rounds().add(500, 1000))),
            List.of(new Rebuild("stats", 1000, 2, growth, 50 * MIB, 512 * MIB)),
            List.of(new Delay("stats", 1000, 50, 1000, 2000)));
    return new ProjectionsReport(figures, new PrintWriter(out)).print();
  }
}
