package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Has bodies of events complete before anything looks at their requests, so that no thread waits
 * for a slow sender. What they weigh is bounded: each by itself, and all together until they are
 * answered for. An instance that takes no events reads none of it.
 */
@Singleton
class EventBodies {

  /** Before {@link EarlyBodies}. */
  private static final int PRIORITY = EarlyBodies.PRIORITY + 1;

  private static final String REFUSAL = EventBodies.class.getName();

  private final HttpLimits limits;
  private final EventBacklog backlog;
  private final boolean takesEvents;

  EventBodies(HttpLimits limits, EventBacklog backlog, Roles roles) {
    this.limits = limits;
    this.backlog = backlog;
    this.takesEvents = roles.has(Role.INTAKE);
  }

  void register(@Observes Filters filters) {
    filters.register(this::read, PRIORITY);
  }

  /** Why the body was not read to its end; null if it was. */
  static @Nullable Refusal refusal(RoutingContext context) {
    return context.get(REFUSAL);
  }

  private void read(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!takesEvents || !limits.isOfEvents(context.normalizedPath()) || request.isEnded()) {
      context.next();
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    Reading reading = new Reading(context);
    request.handler(reading::more).endHandler(end -> reading.end()).exceptionHandler(context::fail);
    request.resume();
  }

  /** A body that is being read. All on the event loop of its connection. */
  private final class Reading {

    private final RoutingContext context;
    private final EventBacklog.Share share = backlog.open(0);
    private Buffer body = Buffer.buffer();
    private boolean isRefused;

    private Reading(RoutingContext context) {
      this.context = context;
      context.addEndHandler(end -> forget());
    }

    private void more(Buffer piece) {
      if (isRefused) {
        return;
      }
      body.appendBuffer(piece);
      if (body.length() > limits.maxEventsBody()) {
        refuse(BodyLimit.tooLarge(limits.maxEventsBody()));
        return;
      }
      try {
        share.add(piece.length());
      } catch (Refusal tooMuch) {
        refuse(tooMuch);
      }
    }

    private void end() {
      if (!isRefused) {
        ((RoutingContextInternal) context).setBody(body);
        context.next();
      }
    }

    /**
     * Answered at once; what still comes is thrown away, and the connection closed, if it is its
     * own.
     */
    private void refuse(Refusal why) {
      isRefused = true;
      forget();
      context.put(REFUSAL, why);
      if (context.request().version() != HttpVersion.HTTP_2) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      }
      ((RoutingContextInternal) context).setBody(body);
      context.next();
    }

    private void forget() {
      share.close();
      body = Buffer.buffer();
    }
  }
}
