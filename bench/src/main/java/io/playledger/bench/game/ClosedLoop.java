package io.playledger.bench.game;

import io.playledger.bench.CannotMeasureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets clients play side by side, each its next call as soon as the last one is answered. What ends
 * before the measured time or after it does not count.
 */
final class ClosedLoop {
  private ClosedLoop() {}

  static Measured run(List<? extends GamePlayer> players, Duration before, Duration measured)
      throws InterruptedException {
    long begin = System.nanoTime() + before.toNanos();
    long end = begin + measured.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(players.size())) {
      List<Future<Measured>> clients = new ArrayList<>();
      for (GamePlayer player : players) {
        clients.add(threads.submit(() -> play(player, begin, end)));
      }
      Measured all = new Measured();
      for (Future<Measured> client : clients) {
        all.addClient(client.get());
      }
      all.lasted(measured);
      return all;
    } catch (ExecutionException e) {
      throw new CannotMeasureException("a client failed: " + e.getCause(), e.getCause());
    }
  }

  private static Measured play(GamePlayer player, long begin, long end) throws Exception {
    Measured counted = new Measured();
    while (isBefore(end)) {
      player.play(
          nanos -> {
            if (!isBefore(begin) && isBefore(end)) {
              counted.answered(nanos);
            }
          });
      if (!isBefore(begin) && isBefore(end)) {
        counted.gameOver();
      }
    }
    return counted;
  }

  /** The clock of nanoseconds may run over; only differences mean something. */
  private static boolean isBefore(long nanoTime) {
    return System.nanoTime() - nanoTime < 0;
  }
}
