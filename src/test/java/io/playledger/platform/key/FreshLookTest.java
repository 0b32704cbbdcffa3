package io.playledger.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** However many ask at once, the database is asked for all of them together. */
class FreshLookTest {

  private static final int MANY = 10_000;

  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);

  @Test
  @DisplayName("Whoever asks during a look waits for the next one, with all the others")
  void together() throws Exception {
    FreshLook look = new FreshLook(this::lookSlowly);
    CompletionStage<Void> first = look.next();
    begun.await();

    List<CompletionStage<Void>> others = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      others.add(look.next());
    }
    mayEnd.countDown();

    await(first);
    for (CompletionStage<Void> other : others) {
      await(other);
    }
    assertThat(looks).hasValue(2);
  }

  @Test
  @DisplayName("Whoever asks one after the other is answered a bounded number of times a second")
  void oneAfterTheOther() throws Exception {
    FreshLook look = new FreshLook(looks::incrementAndGet);
    long begin = System.nanoTime();

    for (int number = 0; number < 5; number++) {
      await(look.next());
    }

    assertThat(looks).hasValue(5);
    assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(4 * 50));
  }

  @Test
  @DisplayName("A look that fails fails for those who waited for it, and the next is another")
  void fails() throws Exception {
    FreshLook look =
        new FreshLook(
            () -> {
              if (looks.getAndIncrement() == 0) {
                throw new IllegalStateException("away");
              }
            });

    CompletableFuture<Void> first = look.next().toCompletableFuture();

    assertThat(first)
        .failsWithin(10, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IllegalStateException.class);
    await(look.next());
  }

  private void lookSlowly() {
    looks.incrementAndGet();
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CompletionStage<Void> answer) throws Exception {
    answer.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
