package io.playledger.platform.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that is sent as it is made. If the making fails, the connection breaks: left to itself the
 * response would be ended in good order, and half a body look like a whole one.
 */
public final class WholeOrBroken implements StreamingOutput {

  private final StreamingOutput body;
  private final HttpServerRequest request;

  public WholeOrBroken(StreamingOutput body, HttpServerRequest request) {
    this.body = body;
    this.request = request;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    try {
      body.write(out);
    } catch (IOException | RuntimeException e) {
      if (request.response().headWritten()) {
        request.connection().close();
      }
      throw e;
    }
  }
}
