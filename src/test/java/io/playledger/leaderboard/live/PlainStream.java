package io.playledger.leaderboard.live;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Someone who watches a board and reads only when told to. */
final class PlainStream implements AutoCloseable {

  /** In bytes. The kernel would take a lot on behalf of somebody who does not read. */
  private static final int RECEIVE_BUFFER = 8 * 1024;

  private final Socket socket = new Socket();
  private final StringBuilder read = new StringBuilder();

  PlainStream(String address, String product, int limit) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
    String request =
        """
        GET /leaderboards/%s/stream?limit=%d HTTP/1.1\r
        Host: localhost\r
        \r
        """
            .formatted(product, limit);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads until there is such a text, and returns all that was read by then. */
  String readTo(String text, Duration patience) throws IOException {
    if (!readUntil(text, patience)) {
      throw new AssertionError("the stream ended without " + text);
    }
    return read.toString();
  }

  /** Reads to the end, however it ends. */
  void readToEnd(Duration patience) {
    try {
      readUntil("\0 is in no stream", patience);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("it does not end", e);
    } catch (IOException reset) {
      // Cut off.
    }
  }

  private boolean readUntil(String text, Duration patience) throws IOException {
    byte[] some = new byte[16 * 1024];
    socket.setSoTimeout((int) patience.toMillis());
    while (read.indexOf(text) < 0) {
      int count = socket.getInputStream().read(some);
      if (count < 0) {
        return false;
      }
      read.append(new String(some, 0, count, StandardCharsets.US_ASCII));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
