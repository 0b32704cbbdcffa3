package io.playledger.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a client and the service, on one of its bad days: the first request reaches the
 * service, and the answer is lost on the way back; the second is turned away for a while; from the
 * third on all is well.
 */
public final class LossyGateway implements AutoCloseable {

  /** How long it asks the client of the second request to wait. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final int servicePort;

  private LossyGateway(HttpServer server, int servicePort) {
    this.server = server;
    this.servicePort = servicePort;
  }

  public static LossyGateway before(int servicePort) throws IOException {
    LossyGateway gateway =
        new LossyGateway(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            servicePort);
    gateway.server.createContext("/", gateway::pass);
    gateway.server.start();
    return gateway;
  }

  /**
   * A request as it came.
   *
   * @param atNanos by {@link System#nanoTime}
   */
  public record Request(String body, long atNanos) {}

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All that came, the first first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void pass(HttpExchange exchange) throws IOException {
    // Closed before its answer is begun, the connection is closed.
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(new Request(body, System.nanoTime()));
      switch (requests.size()) {
        case 1 -> forward(exchange, body);
        case 2 -> {
          exchange.getResponseHeaders().set("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
          exchange.sendResponseHeaders(503, -1);
        }
        default -> {
          HttpResponse<byte[]> answer = forward(exchange, body);
          exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
          exchange.getResponseBody().write(answer.body());
        }
      }
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + servicePort).resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
    for (String header : List.of("Authorization", "Content-Type")) {
      request.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
