package io.playledger.bot.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.playledger.bot.play.DayCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The HTTP side of the fake. Started by its constructor on a free port of the loopback. */
public final class FakeService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeGames games;
  private final Supplier<Fault> faults;
  private final Map<String, Integer> fixedStatuses = new ConcurrentHashMap<>();
  private final LongAdder requests = new LongAdder();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private FakeService(boolean debug, int port, Supplier<Fault> faults) throws IOException {
    this.games = new FakeGames(debug);
    this.faults = faults;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** One that never fails. */
  public static FakeService start() throws IOException {
    return start(Fault.never());
  }

  public static FakeService start(Supplier<Fault> faults) throws IOException {
    return new FakeService(true, 0, faults);
  }

  /** One that does not tell the correct answers. */
  public static FakeService withoutDebugAids() throws IOException {
    return new FakeService(false, 0, Fault.never());
  }

  /** To try the bot by hand: {@code FakeService PORT SHARE_OF_FAULTS}. */
  public static void main(String[] args) throws IOException {
    Supplier<Fault> faults = Fault.sometimes(Double.parseDouble(args[1]), 1);
    FakeService service = new FakeService(true, Integer.parseInt(args[0]), faults);
    System.out.println("A fake Playledger listens at " + service.url());
  }

  /** From now on every such call ("POST /answer") gets this status and a problem as its body. */
  public void alwaysAnswer(String call, int status) {
    fixedStatuses.put(call, status);
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public long requests() {
    return requests.sum();
  }

  public List<FakeGame> games() {
    return games.all();
  }

  public SortedMap<LocalDate, DayCounts> countsByDay() {
    return games.countsByDay();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.increment();
    byte[] sent = exchange.getRequestBody().readAllBytes();
    Fault fault;
    synchronized (faults) {
      fault = faults.get();
    }
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    Integer fixedStatus = fixedStatuses.get(call);
    if (fixedStatus != null) {
      answer(exchange, fixedStatus, Map.of("title", "Refused", "detail", "this call is refused"));
      return;
    }
    JsonNode body = JSON.readTree(sent);
    Object answer = fault.applied() ? games.apply(call, session(exchange), body) : null;
    if (fault.dropped()) {
      exchange.close(); // without an answer, which cuts the connection
    } else if (fault != Fault.NONE) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      answer(exchange, 503, Map.of("title", "Busy"));
    } else if (answer == null) {
      answer(exchange, 404, Map.of("title", "Unknown session"));
    } else {
      answer(exchange, 200, answer);
    }
  }

  private static String session(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    String value = query == null ? "" : query.substring("sessionId=".length());
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    String type = status == 200 ? "application/json" : "application/problem+json";
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
