package io.playledger.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.playledger.platform.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Calls a service in another process; any number of threads may share it. */
public final class GameClient {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  /** Where another may answer in its place. */
  private static final Duration LONGEST_CALL_OF_MANY = Duration.ofSeconds(6);

  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<String> urls;
  private final Duration longestCall;
  private final Home home;
  private final AtomicInteger current = new AtomicInteger();

  GameClient(String url, Home home) {
    this(List.of(url), LONGEST_CALL, home);
  }

  private GameClient(List<String> urls, Duration longestCall, Home home) {
    this.urls = urls;
    this.longestCall = longestCall;
    this.home = home;
  }

  /**
   * Calls the first of several instances until that cannot be reached, is silent for six seconds or
   * says that it is unavailable; from the next call on another one.
   *
   * @param home with the key for all
   */
  public static GameClient ofMany(List<String> urls, Home home) {
    return new GameClient(urls, LONGEST_CALL_OF_MANY, home);
  }

  /**
   * What came back.
   *
   * @param took from the call to the whole answer
   */
  public record Reply(
      int status, String contentType, String retryAfter, JsonNode body, Duration took) {}

  /** A question with its right answer, which the debug aid shows. */
  public record Question(String id, int correctIndex) {}

  public Reply get(String path) throws IOException, InterruptedException {
    return send(path, Builder::GET);
  }

  public Reply post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    BodyPublisher json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(path, request -> request.POST(json));
  }

  /** True if the service answers and can do its work. */
  public boolean isReady() throws InterruptedException {
    try {
      return get("/q/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Reply send(String path, UnaryOperator<Builder> method)
      throws IOException, InterruptedException {
    int asked = current.get();
    boolean isAway = true;
    try {
      Reply reply = send(method.apply(request(urls.get(asked), path)));
      isAway = reply.status() == UNAVAILABLE;
      return reply;
    } finally {
      if (isAway) {
        // Unless another thread has moved on already.
        current.compareAndSet(asked, (asked + 1) % urls.size());
      }
    }
  }

  private Builder request(String url, String path) throws IOException {
    Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .timeout(longestCall);
    if (Files.exists(home.adminKeyFile())) {
      request.header("Authorization", "Bearer " + Files.readString(home.adminKeyFile()).strip());
    }
    return request;
  }

  private Reply send(Builder request) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.headers().firstValue("Retry-After").orElse(""),
        parse(response.body()),
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
