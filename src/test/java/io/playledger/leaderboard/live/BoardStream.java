package io.playledger.leaderboard.live;

import io.playledger.support.Await;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Someone who watches a board, and takes whatever comes. */
final class BoardStream implements Flow.Subscriber<String>, AutoCloseable {

  /** One client for each address that somebody is to come from. */
  private static final Map<String, HttpClient> CLIENTS = new ConcurrentHashMap<>();

  private final List<SseEvent> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<HttpHeaders> headers = new CompletableFuture<>();
  private volatile Flow.Subscription subscription;
  private volatile int comments;
  private volatile boolean ended;
  private SseEvent next = SseEvent.NONE;

  /** An event as it came; its parts are empty where they were missing. */
  record SseEvent(String name, String id, String retry, String data) {

    static final SseEvent NONE = new SseEvent("", "", "", "");

    private SseEvent with(String field, String value) {
      return switch (field) {
        case "event" -> new SseEvent(value, id, retry, data);
        case "id" -> new SseEvent(name, value, retry, data);
        case "retry" -> new SseEvent(name, id, value, data);
        case "data" -> new SseEvent(name, id, retry, data + value);
        default -> throw new AssertionError("no field of an event: " + field);
      };
    }
  }

  private BoardStream() {}

  /** Begins to watch from 127.0.0.1. */
  static BoardStream open(String product, int limit, String... headers) {
    return openFrom("127.0.0.1", product, limit, headers);
  }

  /**
   * Begins to watch.
   *
   * @param address one of this machine's
   * @param headers names and values in turn
   */
  static BoardStream openFrom(String address, String product, int limit, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/leaderboards/%s/stream?limit=%d"
                    .formatted(RestAssured.port, product, limit)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    BoardStream stream = new BoardStream();
    BodyHandler<Void> handler =
        answer -> {
          if (answer.statusCode() == 200) {
            stream.headers.complete(answer.headers());
          } else {
            stream.headers.completeExceptionally(
                new AssertionError("answered " + answer.statusCode()));
          }
          return BodySubscribers.fromLineSubscriber(stream);
        };
    CLIENTS.computeIfAbsent(address, BoardStream::client).sendAsync(request.build(), handler);
    return stream;
  }

  private static HttpClient client(String address) {
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .localAddress(InetAddress.getByName(address))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpHeaders headers() {
    return headers.orTimeout(5, TimeUnit.SECONDS).join();
  }

  /** All events until now. */
  List<SseEvent> events() {
    return events;
  }

  /** Comments until now. */
  int comments() {
    return comments;
  }

  boolean hasEnded() {
    return ended;
  }

  /** The latest, as soon as there are so many. */
  SseEvent await(int count) {
    Await.until("%d boards".formatted(count), () -> events.size() >= count);
    return events.get(events.size() - 1);
  }

  /** Waits until the latest board has a text in it. */
  void awaitBoard(String text, Duration patience) {
    Await.until(
        "a board with " + text,
        patience,
        () -> !events.isEmpty() && events.get(events.size() - 1).data().contains(text));
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    int colon = line.indexOf(':');
    if (line.isEmpty()) {
      // As in a browser: what has no data is no event.
      if (!next.data().isEmpty()) {
        events.add(next);
      }
      next = SseEvent.NONE;
    } else if (colon == 0) {
      comments = comments + 1;
    } else {
      next = next.with(line.substring(0, colon), line.substring(colon + 1));
    }
  }

  @Override
  public void onError(Throwable failure) {
    ended = true;
  }

  @Override
  public void onComplete() {
    ended = true;
  }

  /** Closes the connection. */
  @Override
  public void close() {
    headers();
    Await.until("it is subscribed", () -> subscription != null);
    subscription.cancel();
  }
}
