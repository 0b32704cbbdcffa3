package io.playledger.platform.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka is there: asked once a second, so that nobody has to wait for one that is not. When
 * it comes, its topics are looked at.
 */
@ApplicationScoped
public class Broker {

  private static final Logger LOG = Logger.getLogger(Broker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PREPARE_AGAIN = Duration.ofMinutes(1);

  private static final State NOT_ASKED = new State(false, "not asked yet", List.of());

  private final KafkaClients clients;
  private final Topics topics;
  private volatile State state = NOT_ASKED;
  private volatile boolean prepared;
  private long preparedAt;
  private @Nullable Admin admin;

  Broker(KafkaClients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /**
   * @param problem why it is away; null while it is there
   * @param unsafe what of its topics could lose events, in sentences
   */
  record State(boolean isUp, @Nullable String problem, List<String> unsafe) {}

  /** Whether it was there a moment ago. */
  public boolean isUp() {
    return state.isUp();
  }

  /** What of the topics could lose events, in sentences. */
  public List<String> unsafe() {
    return state.unsafe();
  }

  /** The same, and its topics are those that are needed, as far as can be helped. */
  public boolean isReady() {
    return state.isUp() && prepared;
  }

  State state() {
    return state;
  }

  /** A question to the brokers. */
  public interface Question<T> {
    KafkaFuture<T> ask(Admin admin);
  }

  /**
   * Asks the brokers.
   *
   * @throws KafkaException if there is no answer within two seconds, or it is an error
   */
  public <T> T ask(Question<T> question) {
    return answer(question.ask(admin()));
  }

  static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException own ? own : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("no answer within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, identity = "broker")
  void look() {
    if (!topics.areNeeded()) {
      return;
    }
    State before = state;
    try {
      ask(admin -> admin.describeCluster().clusterId());
      state = new State(true, null, before.unsafe());
      if (!before.isUp()) {
        LOG.info("Kafka is there");
        prepared = false;
      }
    } catch (KafkaException e) {
      state = new State(false, reason(e), before.unsafe());
      if (before.isUp() || before == NOT_ASKED) {
        LOG.errorf("Kafka is away: %s", state.problem());
      }
    }
    prepareTopics();
  }

  /** With what lies behind it: of a wrong setting the client itself only says that it failed. */
  private static String reason(KafkaException failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        messages.add(cause.getMessage());
      }
    }
    return String.join(": ", messages);
  }

  /**
   * Once a minute, since topics change by an admin's hand. One that was made is known to every
   * broker a little later only; then this is tried again.
   */
  private void prepareTopics() {
    if (!state.isUp() || (prepared && System.nanoTime() - preparedAt < PREPARE_AGAIN.toNanos())) {
      return;
    }
    try {
      List<String> known = state.unsafe();
      List<String> unsafe = topics.prepare(admin());
      state = new State(true, null, unsafe);
      unsafe.stream()
          .filter(sentence -> !known.contains(sentence))
          .forEach(sentence -> LOG.warnf("unsafe: %s", sentence));
      prepared = true;
      preparedAt = System.nanoTime();
    } catch (KafkaException e) {
      LOG.debug("the topics are looked at again", e);
    }
  }

  void end(@Observes ShutdownEvent end) {
    Admin last = admin;
    if (last != null) {
      last.close(Duration.ZERO);
    }
  }

  private synchronized Admin admin() {
    Admin known = admin;
    if (known == null) {
      known =
          clients.admin(
              "playledger-admin",
              Map.of(
                  AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                  AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
      admin = known;
    }
    return known;
  }
}
