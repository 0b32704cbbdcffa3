package io.playledger.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.platform.Home;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls the running service of a home: its address and admin key are found there. */
final class ServiceClient {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final Set<Integer> SUCCESS = Set.of(OK, CREATED, ACCEPTED);

  private final Home home;

  /** Keeps decimals as they were sent: 78.50 is not 78.5. */
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ServiceClient(Home home) {
    this.home = home;
  }

  /** Where the service answers; empty if none runs on this home. */
  Optional<String> url() {
    try {
      return Optional.of(Files.readString(home.serviceUrlFile()).strip());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** True if a service runs on this home and can do its work. */
  boolean isReady() throws InterruptedException {
    Optional<String> url = url();
    if (url.isEmpty()) {
      return false;
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url.get() + "/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  JsonNode get(String path) throws InterruptedException {
    return call("GET", path, null);
  }

  JsonNode post(String path) throws InterruptedException {
    return call("POST", path, null);
  }

  JsonNode post(String path, JsonNode body) throws InterruptedException {
    return call("POST", path, body.toString());
  }

  /** The text goes as it is. */
  JsonNode put(String path, String body) throws InterruptedException {
    return call("PUT", path, body);
  }

  /** The body of an answer that may be long, as it comes. */
  InputStream download(String path) throws InterruptedException {
    HttpResponse<InputStream> response = send("GET", path, null, BodyHandlers.ofInputStream());
    try {
      if (response.statusCode() != OK) {
        throw refused("GET", path, response.statusCode(), text(response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new CommandFailure("the service does not answer: %s".formatted(e));
    }
  }

  private JsonNode call(String method, String path, @Nullable String body)
      throws InterruptedException {
    HttpResponse<String> response = send(method, path, body, BodyHandlers.ofString());
    if (!SUCCESS.contains(response.statusCode())) {
      throw refused(method, path, response.statusCode(), response.body());
    }
    try {
      return json.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new CommandFailure("the service does not answer: %s".formatted(e));
    }
  }

  private <T> HttpResponse<T> send(
      String method, String path, @Nullable String body, BodyHandler<T> handler)
      throws InterruptedException {
    String url =
        url()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "no service runs on %s; start one with ./playledger serve"
                            .formatted(home.root())));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/zip, application/x-ndjson");
    String key = adminKey();
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    // The request's own limit would, from JDK 26 on, include the time that a stream is read.
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request.build(), handler);
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CommandFailure(
          "the service at %s does not answer: %s".formatted(url, e.getCause()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new CommandFailure(
          "the service at %s does not answer within %s".formatted(url, PATIENCE));
    }
  }

  private CommandFailure refused(String method, String path, int status, String body) {
    return new CommandFailure(
        status, "%s %s was answered %d: %s".formatted(method, path, status, reason(body)));
  }

  private static String text(InputStream body) throws IOException {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private @Nullable String adminKey() {
    String given = System.getenv("PLAYLEDGER_ADMIN_KEY");
    if (given != null && !given.isBlank()) {
      return given;
    }
    try {
      return Files.readString(home.adminKeyFile()).strip();
    } catch (IOException none) {
      return null;
    }
  }

  private String reason(String body) {
    try {
      JsonNode problem = json.readTree(body);
      return problem.path("detail").asText(problem.path("title").asText(body));
    } catch (JsonProcessingException notJson) {
      return body;
    }
  }
}
