package io.playledger.bot.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt at one JSON call. */
final class JsonHttp {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final int SHOWN_OF_UNEXPECTED = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private final HttpClient client;
  private final String base;

  JsonHttp(HttpClient client, URI base) {
    this.client = client;
    this.base = base.toString().replaceFirst("/+$", "");
  }

  <T> T get(String path, Class<T> answer)
      throws IOException, CallFailedException, InterruptedException {
    return exchange(request(path).GET().build(), answer);
  }

  <T> T post(String path, Object body, Class<T> answer)
      throws IOException, CallFailedException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return exchange(request, answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "application/json, application/problem+json");
  }

  private <T> T exchange(HttpRequest request, Class<T> answer)
      throws IOException, CallFailedException, InterruptedException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw Refusals.of(response, JSON);
    }
    try {
      T value = JSON.readValue(response.body(), answer);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // Falls through: it is an IOException too, but repeating would bring the same answer.
    }
    throw new CallFailedException("unexpected answer: " + beginning(response.body()));
  }

  private static String beginning(String body) {
    return body.substring(0, Math.min(body.length(), SHOWN_OF_UNEXPECTED));
  }

  /** Unlike {@link HttpClient#send}, this bounds the body's arrival too, not only the headers'. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> pending =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return pending.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      pending.cancel(true); // no effect once it is complete
    }
  }
}
