package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies that are too large: at once where their length is announced, else while reading.
 */
class BodyLimit {

  private final HttpLimits limits;

  BodyLimit(HttpLimits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter(preMatching = true)
  void check(ContainerRequestContext request, RoutingContext context) {
    Refusal refusal = EventBodies.refusal(context);
    if (refusal != null) {
      throw refusal;
    }
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    long limit = limits.maxBody(request.getUriInfo().getPath());
    if (length != null) {
      if (Long.parseLong(length) > limit) {
        throw tooLarge(limit);
      }
    } else if (!limits.isOfEvents(request.getUriInfo().getPath())) {
      // Sent in chunks, or over HTTP/2, which needs neither header.
      request.setEntityStream(new Counted(request.getEntityStream(), limit));
    }
  }

  static Refusal tooLarge(long limit) {
    return Refusal.tooLarge("the body may have at most %d bytes".formatted(limit));
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long left;

    private Counted(InputStream body, long limit) {
      super(body);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge(limit);
      }
    }
  }
}
