package io.playledger.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that come slowly, from callers with bad connections or bad intentions. */
@PlayledgerTest
class EarlyBodiesTest {

  /** More than the service has workers, which are 200. */
  private static final int SLOW = 240;

  private static final int ANSWERED_WITHIN = (int) Duration.ofSeconds(20).toMillis();
  private static final String BODY = "{\"questionCount\":3}";

  @Test
  @DisplayName("More slow callers than there are workers keep nobody else waiting")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void slowCallers() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int caller = 0; caller < SLOW; caller++) {
        slow.add(begin(BODY.length(), BODY.substring(0, 5)));
      }

      given().contentType("application/json").body(BODY).post("/game/start").then().statusCode(200);

      for (Socket socket : slow) {
        send(socket, BODY.substring(5));
        assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @DisplayName("A client that would rather speak HTTP/2 is served")
  void http2Offered() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/game/start"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();

    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("A body that comes in pieces is the same body")
  void pieces() throws Exception {
    try (Socket socket = begin(BODY.length(), "")) {
      for (char piece : BODY.toCharArray()) {
        send(socket, String.valueOf(piece));
      }

      assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  @DisplayName("A body of the length that is just not read early is the same body")
  void longer() throws Exception {
    for (int length : new int[] {4096, 4097}) {
      try (Socket socket = begin(length, BODY + " ".repeat(length - BODY.length()))) {
        assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  /** A request to start a game, of which some of the body is still missing. */
  private static Socket begin(int length, String first) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(ANSWERED_WITHIN);
    socket.setTcpNoDelay(true);
    send(
        socket,
        """
        POST /game/start HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
            .formatted(length, first));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }
}
