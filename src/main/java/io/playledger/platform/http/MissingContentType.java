package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A body without a Content-Type is taken for JSON, and where there is no body it does not matter
 * what it is called: old clients send either.
 */
class MissingContentType {

  @ServerRequestFilter(preMatching = true)
  void assumeJson(ContainerRequestContext request, RoutingContext context) {
    @Nullable String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type == null || !mayHaveBody(request, context)) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    } else if (!isMediaType(type)) {
      throw Refusal.unsupported(
          HttpHeaders.CONTENT_TYPE, "must be a type such as application/json");
    }
  }

  /** A body over HTTP/2 needs neither header. */
  private static boolean mayHaveBody(ContainerRequestContext request, RoutingContext context) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length != null
        ? !length.equals("0")
        : request.getHeaderString("Transfer-Encoding") != null
            || context.request().version() == HttpVersion.HTTP_2;
  }

  private static boolean isMediaType(String text) {
    try {
      MediaType.valueOf(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
