package io.playledger.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Has a small body complete before a worker is given its request. A worker that reads it instead
 * sleeps until it comes and is woken for every piece; and one that is slow to come would keep a
 * worker for as long.
 */
@Singleton
class EarlyBodies {

  /** Of what players send; the larger bodies of administrators are read as they come. */
  private static final int LONGEST = 4096;

  /** Later than what looks at the request alone, such as CORS. */
  static final int PRIORITY = 10;

  void register(@Observes Filters filters) {
    filters.register(EarlyBodies::read, PRIORITY);
  }

  private static void read(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH))
        || request.getHeader(HttpHeaders.EXPECT) != null
        || request.isEnded()) {
      context.next();
      return;
    }
    request
        .body()
        .onSuccess(
            body -> {
              ((RoutingContextInternal) context).setBody(body);
              context.next();
            })
        .onFailure(context::fail);
    request.resume();
  }

  /** A length that is none is refused elsewhere. */
  private static boolean isSmall(@Nullable String length) {
    return length != null
        && length.length() <= 4
        && length.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt("0" + length) > 0
        && Integer.parseInt(length) <= LONGEST;
  }
}
