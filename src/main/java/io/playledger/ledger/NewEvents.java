package io.playledger.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those who wait for events that this instance commits. Those of other instances are noticed
 * by looking: a notification of the database costs each writer more than that costs anybody.
 */
@ApplicationScoped
public class NewEvents {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition come = lock.newCondition();
  private volatile long count;

  /** To be called after a commit. */
  public void committed() {
    lock.lock();
    try {
      count = count + 1;
      come.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often something was committed. */
  public long count() {
    return count;
  }

  /** Waits for a while, or until more was committed than somebody has seen. */
  public void await(long seen, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (count == seen && left > 0) {
        left = come.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
