package io.playledger.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that do the same at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** What each of so many threads was answered. */
  public static <T> List<T> call(int threads, Callable<T> action) {
    CyclicBarrier gate = new CyclicBarrier(threads);
    Callable<T> gated =
        () -> {
          gate.await();
          return action.call();
        };
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<T> answers = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(Collections.nCopies(threads, gated))) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
