package io.playledger.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.event.EventId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Game servers that send good, bad, repeated and oversized events at the same time, and send again
 * whatever is not answered, until told to stop.
 */
public final class EventSenders implements AutoCloseable {

  public static final String PRODUCT = "kills";

  /** Also the name of their key. */
  public static final String SOURCE = "game-server";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_CALL = Duration.ofSeconds(6);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Set<Integer> ACKNOWLEDGED = Set.of(200, 202);
  private static final int TOO_LARGE = 413;

  /** Of the matches among the events. */
  private static final int PLAYERS = 40;

  private static final int BATCH = 40;
  private static final int OVERSIZED_EVERY = 20;
  private static final int LARGEST_BODY = 8 * 1024 * 1024;
  private static final String BEFORE_ALL = "1970-01-01T00:00:00Z";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<URI> urls;
  private final String key;
  private final ExecutorService threads;
  private final List<Future<?>> senders = new ArrayList<>();
  private final Duration pace;
  private final Set<UUID> good = ConcurrentHashMap.newKeySet();
  private final Set<UUID> bad = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private volatile boolean stopping;

  private EventSenders(int size, List<String> urls, String key, Duration pace) {
    this.urls = urls.stream().map(url -> URI.create(url + "/v1/events")).toList();
    this.key = key;
    this.pace = pace;
    this.threads = Executors.newFixedThreadPool(size);
  }

  /** Some that send to one instance, as fast as they can. */
  public static EventSenders of(int size, String url, String key) {
    return of(size, List.of(url), key, Duration.ZERO);
  }

  /**
   * Some that begin at different instances; each goes on at the next one when it is not answered.
   *
   * @param pace how long each waits between its batches of 40 events
   */
  public static EventSenders of(int size, List<String> urls, String key, Duration pace) {
    EventSenders all = new EventSenders(size, urls, key, pace);
    for (int sender = 0; sender < size; sender++) {
      int own = sender;
      all.senders.add(
          all.threads.submit(
              () -> {
                for (int batch = 0; !all.stopping; batch++) {
                  all.sendBatch(own, batch);
                  Thread.sleep(all.pace);
                }
                return null;
              }));
    }
    return all;
  }

  /** Waits until so many events more are acknowledged. */
  public void awaitEvents(int more) {
    int enough = acknowledged.get() + more;
    Await.until(
        more + " events more",
        Duration.ofSeconds(60),
        () -> acknowledged.get() >= enough || senders.stream().anyMatch(Future::isDone));
  }

  /** Lets everyone finish what they are sending. */
  public void finish() throws InterruptedException {
    stopping = true;
    for (Future<?> sender : senders) {
      try {
        sender.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a sender met a fault", e.getCause());
      }
    }
  }

  /** Ids in the ledger of the good events that were acknowledged; repeated ones share theirs. */
  public Set<UUID> good() {
    return good;
  }

  /** Ids in quarantine of the bad events that were acknowledged. */
  public Set<UUID> bad() {
    return bad;
  }

  /** Events that were acknowledged, repeated ones too. */
  public int acknowledged() {
    return acknowledged.get();
  }

  /** How often a batch had to be sent again. */
  public int again() {
    return again.get();
  }

  private void sendBatch(int sender, int number) throws IOException, InterruptedException {
    if (number % OVERSIZED_EVERY == 1) {
      String large = "[%s]".formatted(" ".repeat(LARGEST_BODY));
      until(sender, Set.of(TOO_LARGE), large);
    }
    String name = "%d-%d".formatted(sender, number);
    Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ArrayNode events = JSON.createArrayNode();
    for (int index = 0; index < BATCH; index++) {
      // Every seventh comes twice, every tenth breaks a rule.
      String id = name + "-" + (index % 7 == 6 ? index - 1 : index);
      boolean isBad = index % 10 == 9;
      ObjectNode event =
          events.addObject().put("id", id).put("occurredAt", isBad ? BEFORE_ALL : time.toString());
      if (id.endsWith("0") || id.endsWith("3")) {
        int winner = Math.floorMod(id.hashCode(), PLAYERS);
        event
            .put("type", "game_over")
            .putObject("data")
            .put("winnerId", "p" + winner)
            .put("loserId", "p" + (winner + 1 + number % (PLAYERS - 1)) % PLAYERS);
      } else {
        event.put("type", "player_moved").putObject("data").put("step", id);
      }
    }
    JsonNode answer = until(sender, ACKNOWLEDGED, JSON.writeValueAsString(events));
    for (int index = 0; index < BATCH; index++) {
      JsonNode event = answer.path("events").path(index);
      switch (event.path("fate").asText()) {
        case "stored", "duplicate" -> good.add(known(event, time));
        case "quarantined" -> bad.add(quarantined(event));
        case "queued" -> {
          if (event.has("eventId")) {
            good.add(known(event, time));
          } else {
            bad.add(quarantined(event));
          }
        }
        default -> throw new AssertionError("unexpected fate: " + event);
      }
    }
    acknowledged.addAndGet(BATCH);
  }

  private static UUID known(JsonNode event, Instant time) {
    UUID expected = EventId.from(time, PRODUCT, SOURCE, event.path("id").asText());
    if (!event.path("eventId").asText().equals(expected.toString())) {
      throw new AssertionError("not the identity that was to be expected: " + event);
    }
    return expected;
  }

  private static UUID quarantined(JsonNode event) {
    return UUID.fromString(event.path("quarantineId").asText());
  }

  /** Sends until it is answered so; while the service, or what it needs, is away it is not. */
  private JsonNode until(int sender, Set<Integer> statuses, String body)
      throws IOException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      HttpRequest request =
          HttpRequest.newBuilder(urls.get((sender + attempt) % urls.size()))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + key)
              .timeout(LONGEST_CALL)
              .POST(BodyPublishers.ofString(body))
              .build();
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (statuses.contains(response.statusCode())) {
          return JSON.readTree(response.body());
        }
        if (response.statusCode() != 503) {
          throw new AssertionError("%d: %s".formatted(response.statusCode(), response.body()));
        }
      } catch (IOException away) {
        // Refused, or cut off in the middle: nobody knows whether it was taken.
      }
      again.incrementAndGet();
      Thread.sleep(PAUSE);
    }
  }

  @Override
  public void close() {
    stopping = true;
    threads.shutdownNow();
  }
}
