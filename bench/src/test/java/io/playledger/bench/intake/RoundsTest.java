package io.playledger.bench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  @DisplayName("The ratio is the median of the rounds' own, not that of the medians")
  void ratio() {
    Rounds rounds = new Rounds().add(10, 100).add(60, 80).add(50, 200);

    assertEquals(50, rounds.measured());
    assertEquals(100, rounds.against());
    assertEquals(0.25, rounds.ratio());
  }

  @Test
  @DisplayName("Of an even number of rounds it is between the two in the middle")
  void even() {
    assertEquals(0.5, new Rounds().add(40, 100).add(60, 100).ratio(), 1e-9);
  }

  @Test
  @DisplayName("The quarters of a soak are averages of its first and last looks")
  void quarters() {
    List<Long> live = List.of(10L, 20L, 90L, 90L, 90L, 90L, 30L, 50L);
    Soak soak = new Soak(60, 1, live, 100, 0, "");

    assertEquals(15, soak.atFirst());
    assertEquals(40, soak.atLast());
  }

  @Test
  @DisplayName("A metric is the sum of its samples")
  void metrics() {
    String metrics =
        """
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",id="Eden Space"} 2.0E7
        jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 3.0E7
        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E7
        """;

    assertEquals(5e7, HeapWatch.sum(metrics, "jvm_memory_used_bytes{area=\"heap\""));
  }
}
