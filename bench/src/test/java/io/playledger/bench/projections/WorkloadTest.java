package io.playledger.bench.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  @DisplayName("Of each batch every player of it is in twenty events, never against themselves")
  void twenty() {
    for (int batch = 0; batch < 300; batch++) {
      Map<Long, Integer> events = new HashMap<>();
      for (int index = 0; index < ProjectionsBench.BATCH; index++) {
        long event = (long) batch * ProjectionsBench.BATCH + index;
        long winner = Workload.TWENTY.winner(event);
        long loser = Workload.TWENTY.loser(event);
        assertNotEquals(winner, loser);
        events.merge(winner, 1, Integer::sum);
        events.merge(loser, 1, Integer::sum);
      }
      assertEquals(Set.of(20), new HashSet<>(events.values()));
    }
  }

  @Test
  @DisplayName("Where every event has its own players, nobody plays twice")
  void own() {
    Set<Long> players = new HashSet<>();
    for (long event = 0; event < 10_000; event++) {
      assertTrue(players.add(Workload.OWN.winner(event)));
      assertTrue(players.add(Workload.OWN.loser(event)));
    }
  }
}
