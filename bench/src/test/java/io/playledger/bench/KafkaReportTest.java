package io.playledger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.kafka.KafkaFigures;
import io.playledger.bench.kafka.KafkaFigures.Backlog;
import io.playledger.bench.kafka.KafkaFigures.Delay;
import io.playledger.bench.kafka.KafkaFigures.Sinks;
import io.playledger.bench.kafka.KafkaFigures.Ways;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KafkaReportTest {
  private static final long MIB = 1 << 20;

  private final StringWriter out = new StringWriter();

  @Test
  @DisplayName("Each way, the latency of each, two instances and the heap have a target")
  void held() {
    assertTrue(print(400, 1000));

    assertEquals(
        List.of(
            "written to the topic, of the ceiling: 0.400 (at least 0.35): held",
            "batches over HTTP, of the ceiling: 0.350 (at least 0.35): held",
            "two instances, of one: 1.000 (at least 1.0): held",
            "p99 at 1000 per second written to the topic, ms: 500 (at most 500): held",
            "p99 at 1000 per second sent over HTTP, ms: 80 (at most 500): held",
            "heap used with 1000000 events waiting, MiB: 300 (at most 512): held"),
        out.toString().lines().filter(line -> line.endsWith("held")).toList());
  }

  @Test
  @DisplayName("One that is missed is enough")
  void missed() {
    assertFalse(print(340, 1000));
    assertFalse(print(400, 1001));

    assertTrue(out.toString().contains("0.340 (at least 0.35): missed"), out.toString());
    assertTrue(out.toString().contains("0.999 (at least 1.0): missed"), out.toString());
  }

  private boolean print(double byTopic, double byOne) {
    Ways ways =
        new Ways(
            new Rounds().add(byTopic, 1000),
            new Rounds().add(350, 1000),
            List.of(
                new Delay("written to the topic", 1000, 20, 500, 700),
                new Delay("sent over HTTP", 1000, 30, 80, 90)));
    Sinks sinks =
        new Sinks(new Rounds().add(1000, byOne), new Backlog(1_000_000, 40, 60 * MIB, 300 * MIB));
    return new KafkaReport(new KafkaFigures(ways, sinks), new PrintWriter(out)).print();
  }
}
