package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Await;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What can happen to events on their way through Kafka. Each makes sure that it did harm. */
enum Fault {
  /** Its partitions are given away, and others when it is back. */
  INSTANCE_KILLED {
    @Override
    void strike(TwoInstances all, Load load, int instance) throws Exception {
      Set<String> before = all.awaitBothReading();
      all.kill(instance);
      load.awaitGoingOn();
      all.startAgain(instance);
      assertThat(common(before, all.awaitBothReading())).as("still the same").hasSize(2);
    }
  },

  /** It wakes up with records in its hands that another instance has recorded meanwhile. */
  INSTANCE_FROZEN {
    @Override
    void strike(TwoInstances all, Load load, int instance) throws Exception {
      Set<String> before = all.awaitBothReading();
      all.freeze(instance);
      Set<String> left = all.awaitOneReading();
      assertThat(before).as("who goes on was there before").containsAll(left);
      load.awaitGoingOn();
      all.thaw(instance);
      all.service(instance).awaitReady();
      all.awaitBothReading();
    }
  },

  /** Games go on; whoever sends events is told that they are not taken. */
  BROKER_KILLED {
    @Override
    void strike(TwoInstances all, Load load, int instance) throws Exception {
      int again = load.senders().again();
      all.broker.kill();
      awaitGamesWithout(all, load, again);
      all.broker.start();
    }
  },

  /** For longer than anybody waits for it. */
  BROKER_FROZEN {
    @Override
    void strike(TwoInstances all, Load load, int instance) throws Exception {
      int again = load.senders().again();
      all.broker.freeze();
      Thread.sleep(FROZEN);
      awaitGamesWithout(all, load, again);
      all.broker.thaw();
    }
  },

  /** Events are taken as before. */
  DATABASE_KILLED {
    @Override
    void strike(TwoInstances all, Load load, int instance) throws Exception {
      all.server.kill();
      load.senders().awaitEvents(EVENTS_WITHOUT_DATABASE);
      all.server.start();
    }
  };

  private static final Duration FROZEN = Duration.ofSeconds(12);
  private static final int EVENTS_WITHOUT_DATABASE = 400;
  private static final int ANSWERS_WITHOUT_BROKER = 20;

  /**
   * Strikes, and mends it: what was hurt is there again afterwards.
   *
   * @param instance the one to hurt, 0 or 1
   */
  abstract void strike(TwoInstances all, Load load, int instance) throws Exception;

  private static void awaitGamesWithout(TwoInstances all, Load load, int again) {
    load.crowd().awaitAnswers(ANSWERS_WITHOUT_BROKER);
    Await.until("events wait in the outbox", () -> !all.isOutboxEmpty());
    Await.until("events are sent again", () -> load.senders().again() > again);
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }
}
