package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bench.intake.IntakeFigures;
import io.playledger.bench.intake.IntakeFigures.Batches;
import io.playledger.bench.intake.IntakeFigures.Latency;
import io.playledger.bench.intake.Rounds;
import io.playledger.bench.intake.Soak;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IntakeReportTest {
  private static final long MIB = 1 << 20;

  private final StringWriter out = new StringWriter();

  @Test
  @DisplayName("Of the numbers of connections the best is held against the target")
  void held() {
    assertTrue(print(40, 400L));

    assertEquals(
        List.of(
            "batches over 4 connections, of the ceiling: 0.600 (at least 0.5): held",
            "single events, of those only read: 0.500 (at least 0.5): held",
            "p99 of single events at half of their peak, ms: 40.0 (at most 50): held",
            "duplicates, of new events: 1.250 (at least 1.0): held",
            "live heap from the first to the last quarter of 60 s, times: 1.00 (at most 1.10): held",
            "heap used, MiB: 400 (at most 512): held",
            "requests not answered 200: 0 (none): held"),
        out.toString().lines().filter(line -> line.endsWith("held")).toList());
  }

  @Test
  @DisplayName("One that is missed is enough")
  void missed() {
    assertFalse(print(51, 400L));

    assertTrue(out.toString().contains("ms: 51.0 (at most 50): missed"), out.toString());
  }

  private boolean print(double p99, long mostMib) {
    IntakeFigures figures =
        new IntakeFigures(
            List.of(
                new Batches(2, new Rounds().add(400, 1000)),
                new Batches(4, new Rounds().add(600, 1000))),
            new Rounds().add(500, 1000),
            new Latency(250, 10, p99),
            new Rounds().add(1250, 1000),
            new Soak(60, 500, List.of(60 * MIB, 60 * MIB), mostMib * MIB, 0, ""));
    return new IntakeReport(figures, new PrintWriter(out)).print();
  }
}
