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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** Calls a service in another process; any number of threads may share it. */
public final class GameClient {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String url;
  private final Home home;

  GameClient(String url, Home home) {
    this.url = url;
    this.home = home;
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
    return send(request(path).GET());
  }

  public Reply post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** True if the service answers and can do its work. */
  public boolean isReady() throws InterruptedException {
    try {
      return get("/q/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .timeout(LONGEST_CALL);
    if (Files.exists(home.adminKeyFile())) {
      request.header("Authorization", "Bearer " + Files.readString(home.adminKeyFile()).strip());
    }
    return request;
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
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
