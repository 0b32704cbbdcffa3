package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
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

  private final long limit;

  BodyLimit(HttpConfig config) {
    this.limit = config.maxBody().asLongValue();
  }

  @ServerRequestFilter(preMatching = true)
  void check(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      if (Long.parseLong(length) > limit) {
        throw tooLarge();
      }
    } else {
      // Sent in chunks, or over HTTP/2, which needs neither header.
      request.setEntityStream(new Counted(request.getEntityStream()));
    }
  }

  private Refusal tooLarge() {
    return Refusal.tooLarge("the body may have at most %d bytes".formatted(limit));
  }

  private final class Counted extends FilterInputStream {
    private long left = limit;

    private Counted(InputStream body) {
      super(body);
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
        throw tooLarge();
      }
    }
  }
}
