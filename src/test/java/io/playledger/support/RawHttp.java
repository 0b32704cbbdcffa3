package io.playledger.support;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests exactly as a test spells them: REST Assured would add headers of its own. */
public final class RawHttp {

  /** One for each version: a connection that was kept is not upgraded any more. */
  private static final HttpClient HTTP_1 = HttpClient.newHttpClient();

  private static final HttpClient HTTP_2 = HttpClient.newHttpClient();

  private RawHttp() {}

  /**
   * Sends bytes with their length.
   *
   * @param headers names and values in turn
   */
  public static HttpResponse<String> send(
      String method, String path, byte[] body, String... headers) {
    return send(method, path, BodyPublishers.ofByteArray(body), Version.HTTP_1_1, headers);
  }

  /** Sends no body. */
  public static HttpResponse<String> send(String method, String path, String... headers) {
    return send(method, path, BodyPublishers.noBody(), Version.HTTP_1_1, headers);
  }

  /** Sends bytes without saying how many: in chunks over HTTP/1.1, in frames over HTTP/2. */
  public static HttpResponse<String> stream(
      Version version, String path, byte[] body, String... headers) {
    // A request without a body upgrades the connection to HTTP/2, where that is wanted.
    send("GET", "/q/health/live", BodyPublishers.noBody(), version);
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send("POST", path, stream, version, headers);
  }

  private static HttpResponse<String> send(
      String method, String path, BodyPublisher body, Version version, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, path)))
            .version(version)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpClient client = version == Version.HTTP_1_1 ? HTTP_1 : HTTP_2;
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
