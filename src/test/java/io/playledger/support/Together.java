package io.playledger.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does things at the same time. */
public final class Together {

  private static final long PATIENCE_SECONDS = 60;

  private Together() {}

  /** Starts all at once, each on a thread of its own, and returns what they return, in order. */
  public static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<T>> results = new ArrayList<>();
      for (Callable<T> task : tasks) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> values = new ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return values;
    }
  }
}
