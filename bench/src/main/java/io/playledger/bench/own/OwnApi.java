package io.playledger.bench.own;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The service as its administrator calls it. */
public final class OwnApi {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String url;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  OwnApi(int port, String key) {
    this.url = "http://127.0.0.1:" + port;
    this.key = key;
  }

  public String get(String path) throws IOException, InterruptedException {
    return call("GET", path, BodyPublishers.noBody());
  }

  public String post(String path) throws IOException, InterruptedException {
    return call("POST", path, BodyPublishers.noBody());
  }

  public String post(String path, String json) throws IOException, InterruptedException {
    return call("POST", path, BodyPublishers.ofString(json));
  }

  private String call(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new CannotMeasureException(
          "%s %s was answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }
}
