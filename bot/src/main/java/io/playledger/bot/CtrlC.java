package io.playledger.bot;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, Ctrl-C (or SIGTERM) interrupts the thread that opened this, and the exit waits until
 * it is closed, so that what was played can still be printed.
 */
final class CtrlC implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 15;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  CtrlC() {
    Thread opener = Thread.currentThread();
    this.hook = new Thread(() -> stop(opener), "ctrl-c");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The exit has begun: the hook is what called for it.
    }
  }

  private void stop(Thread opener) {
    opener.interrupt();
    try {
      closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // Nothing left to wait for.
    }
  }
}
