package io.playledger.ledger;

import static io.playledger.ledger.Fate.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Together;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writers that need the same new partitions. */
@ExtendWith(FreshDatabases.class)
class PartitionRaceTest {

  private PlainLedger ledger;

  @BeforeEach
  void ledger(Database fresh) {
    ledger = new PlainLedger(fresh);
  }

  @Test
  @DisplayName("Eight writers make the partition of a new month at once")
  void sameNewMonth() throws Exception {
    Callable<List<Fate>> oneEvent =
        () -> ledger.append(List.of(SomeEvents.at("2026-05-05T12:00:00Z")));

    List<List<Fate>> fates = Together.run(IntStream.range(0, 8).mapToObj(n -> oneEvent).toList());

    assertThat(fates).hasSize(8).containsOnly(List.of(STORED));
    assertThat(ledger.count()).isEqualTo(8);
  }

  @Test
  @DisplayName("Writers that need new months in opposite orders do not deadlock")
  void newMonthsInOppositeOrders() throws Exception {
    List<Event> upwards = aYear();
    List<Event> downwards = aYear().reversed();

    List<List<Fate>> fates =
        Together.run(
            List.of(
                () -> ledger.append(upwards),
                () -> ledger.append(downwards),
                () -> ledger.append(upwards.reversed()),
                () -> ledger.append(downwards.reversed())));

    assertThat(fates).allSatisfy(some -> assertThat(some).hasSize(12));
    assertThat(fates.stream().flatMap(List::stream).filter(STORED::equals)).hasSize(24);
    assertThat(ledger.count()).isEqualTo(24);
  }

  private static List<Event> aYear() {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> SomeEvents.at("2027-%02d-01T00:00:00Z".formatted(month)))
        .toList();
  }
}
