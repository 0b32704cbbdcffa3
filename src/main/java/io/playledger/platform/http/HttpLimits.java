package io.playledger.platform.http;

import jakarta.enterprise.context.ApplicationScoped;

/** How large bodies may be, by path. */
@ApplicationScoped
public class HttpLimits {

  private static final String EVENTS = "/v1/";

  /** What is to be compared with the calls above has its bodies read as they have. */
  private static final String DEBUG_EVENTS = "/debug/events/";

  private final HttpConfig config;

  HttpLimits(HttpConfig config) {
    this.config = config;
  }

  /** In bytes; of bodies of events, before and after unpacking. */
  public int maxEventsBody() {
    return (int) config.maxEventsBody().asLongValue();
  }

  /** In bytes; of all bodies of events that are not answered for. */
  long maxEventsBacklog() {
    return config.maxEventsBacklog().asLongValue();
  }

  /** Whether bodies at a path are events. */
  boolean isOfEvents(String path) {
    return path.startsWith(EVENTS) || path.startsWith(DEBUG_EVENTS);
  }

  /** In bytes; of the bodies at a path. */
  long maxBody(String path) {
    return isOfEvents(path) ? maxEventsBody() : config.maxBody().asLongValue();
  }
}
