package io.playledger.intake;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The answers to a group of requests, given where the requests came in: each event loop is woken
 * once for all of its own, not once for each.
 */
public final class Answers {

  private final Map<Executor, List<Runnable>> byLoop = new IdentityHashMap<>();

  /** The event loop of the request that is being handled; outside of any, the calling thread. */
  public static Executor here() {
    return Vertx.currentContext() instanceof ContextInternal context
        ? context.nettyEventLoop()
        : Runnable::run;
  }

  void add(Executor loop, Runnable answer) {
    byLoop.computeIfAbsent(loop, first -> new ArrayList<>()).add(answer);
  }

  void give() {
    byLoop.forEach(
        (loop, answers) -> {
          Runnable all = () -> answers.forEach(Runnable::run);
          try {
            loop.execute(all);
          } catch (RejectedExecutionException e) {
            // The service is ending; whoever still listens is told from here.
            all.run();
          }
        });
  }
}
