package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Those who watch boards of a service that ends. */
class LiveBoardsIT extends OwnHome {

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  /** What the service waits for requests that are under way. */
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  @Test
  @DisplayName("A service that ends ends its streams in order, and does not wait for them")
  void shutdown() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port);
        Socket socket = watch()) {
      InputStream stream = socket.getInputStream();
      StringBuilder read = new StringBuilder();
      while (!read.toString().contains("event:board")) {
        read.append(new String(stream.readNBytes(1), StandardCharsets.US_ASCII));
      }
      long begin = System.nanoTime();

      int status = service.terminate();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHUTDOWN_TIMEOUT);
      assertThat(status).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(new String(stream.readAllBytes(), StandardCharsets.US_ASCII)).endsWith(LAST_CHUNK);
      assertThat(service.log()).doesNotContain("Timed out waiting").doesNotContain("ERROR");
    }
  }

  private Socket watch() throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout((int) SHUTDOWN_TIMEOUT.toMillis());
    String request = "GET /leaderboards/exrps/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
