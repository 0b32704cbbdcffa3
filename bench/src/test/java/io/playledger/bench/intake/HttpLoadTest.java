package io.playledger.bench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.EventRequest.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
  private static final Duration NOTHING = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private HttpServer server;
  private int status = 200;
  private String fate = "stored";
  private int pauseMillis;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/events", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  @DisplayName("Every request has events of its own, and every acknowledged one is counted")
  void closedLoop() throws IOException {
    Answers answers = run(4, 3, Pace.closed(50), LONG);

    assertEquals(requests.get() * 3, answers.storedInAll());
    assertEquals(requests.get(), bodies.size());
    assertTrue(answers.storedPerSecond() > 0);
    assertEquals(0, answers.refused());
  }

  @Test
  @DisplayName("At a fixed pace the time of an answer counts from when its request was due")
  void openLoop() throws IOException {
    pauseMillis = 40;

    Answers answers = run(1, 1, Pace.perSecond(50));

    assertEquals(20, requests.get());
    assertTrue(answers.millis(99) > 200, () -> answers.millis(99) + " ms");
  }

  @Test
  @DisplayName("As many requests as were asked for, and what Kafka has of them counts as queued")
  void counted() throws IOException {
    status = 202;
    fate = "queued";

    Answers answers = run(4, 3, Pace.closed(7), LONG);

    assertEquals(7, requests.get());
    assertEquals(21, answers.requireNoRefusal().queuedInAll());
    assertEquals(0, answers.storedInAll());
    assertEquals(5, run(1, 1, Pace.perSecond(1000, 5), LONG).queuedInAll());
  }

  @Test
  @DisplayName("A refusal is no figure, and is told")
  void refusal() throws IOException {
    status = 503;

    Answers answers = run(1, 1, Pace.CLOSED);

    CannotMeasureException told =
        assertThrows(CannotMeasureException.class, answers::requireNoRefusal);
    assertTrue(told.getMessage().contains("503: {\"stored\":1}"), told.getMessage());
  }

  private Answers run(int connections, int events, Pace pace) throws IOException {
    return run(connections, events, pace, SHORT);
  }

  private Answers run(int connections, int events, Pace pace, Duration measured)
      throws IOException {
    int port = server.getAddress().getPort();
    NumberedEvents numbered = new NumberedEvents(Instant.EPOCH);
    Endpoint endpoint = new Endpoint(port, "/events", "plk_test");
    try (HttpLoad load =
        new HttpLoad(
            port,
            connections,
            () -> new EventRequest(endpoint, events, numbered),
            numbers::getAndAdd)) {
      return load.run(pace, NOTHING, measured);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.incrementAndGet();
    bodies.add(body);
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long events = body.split("\"type\"", -1).length - 1L;
    byte[] answer = "{\"%s\":%d}".formatted(fate, events).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
