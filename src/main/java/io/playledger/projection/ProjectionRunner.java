package io.playledger.projection;

import io.playledger.ledger.NewEvents;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.playledger.projection.Looks.Look;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the projections up to date, each on a thread of its own. Any number of instances may do so;
 * the database lets one at a time work on a projection.
 */
@ApplicationScoped
class ProjectionRunner {

  private static final Logger LOG = Logger.getLogger(ProjectionRunner.class);

  /** A batch costs about the same for one event as for a hundred: some may come together. */
  private static final Duration GATHERING = Duration.ofMillis(25);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);
  private static final long THERE_IS_MORE = -1;

  private final Projections projections;
  private final ProjectionStep step;
  private final Looks looks;
  private final LatestTypes latest;
  private final ProjectionConfig config;
  private final NewEvents newEvents;
  private final Roles roles;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private volatile boolean ending;

  ProjectionRunner(
      Projections projections,
      ProjectionStep step,
      Looks looks,
      LatestTypes latest,
      ProjectionConfig config,
      NewEvents newEvents,
      Roles roles) {
    this.projections = projections;
    this.step = step;
    this.looks = looks;
    this.latest = latest;
    this.config = config;
    this.newEvents = newEvents;
    this.roles = roles;
  }

  void start(@Observes StartupEvent start) {
    projections.begin();
    if (isHere()) {
      for (Projection projection : projections.beans()) {
        threads.add(
            Thread.ofPlatform()
                .name("projection-" + projection.name())
                .start(() -> run(projection)));
      }
    }
  }

  /** A batch under way is finished; other instances go on. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    newEvents.committed();
    for (Thread thread : threads) {
      thread.join(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** Whether this instance takes its turn. */
  boolean isHere() {
    return roles.has(Role.PROJECT);
  }

  /** Why projections cannot go on here, by name; empty while they can. */
  Map<String, String> problems() {
    Map<String, String> all = new TreeMap<>(problems);
    threads.stream()
        .filter(thread -> !thread.isAlive())
        .forEach(thread -> all.put(thread.getName(), "its thread has ended"));
    return all;
  }

  private void run(Projection projection) {
    ProjectionWork work = new ProjectionWork(projection, step, looks, latest, config.batch());
    try {
      while (!ending) {
        long seen = goOn(projection, work);
        if (seen != THERE_IS_MORE && !ending) {
          Thread.sleep(GATHERING);
          newEvents.await(seen, LOOK_AGAIN);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted", e);
    }
  }

  /** How many commits were seen, if there is nothing more to do. */
  private long goOn(Projection projection, ProjectionWork work) throws InterruptedException {
    try {
      Look look = looks.look();
      boolean more = work.goOn(look) || look.isBehind();
      noticeSuccess(projection);
      return more ? THERE_IS_MORE : look.commits();
    } catch (SQLException | RuntimeException e) {
      noticeFailure(projection, e);
      Thread.sleep(PAUSE_AFTER_FAILURE);
      return THERE_IS_MORE;
    }
  }

  private void noticeSuccess(Projection projection) {
    if (problems.remove(projection.name()) != null) {
      LOG.infof("%s goes on", projection.name());
    }
  }

  private void noticeFailure(Projection projection, Exception e) {
    if (problems.put(projection.name(), String.valueOf(e.getMessage())) == null) {
      LOG.warnf(
          e instanceof SQLException ? null : e, "%s waits: %s", projection.name(), e.getMessage());
    }
  }
}
