import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Sends two events to Playledger: PLAYLEDGER_URL=... PLAYLEDGER_KEY=... java SendEvents.java */
public class SendEvents {

  private static final int TRIES = 6;

  /** The JDK reads no JSON; with a library for it, take the list "events" of the answer. */
  private static final Pattern FATE = Pattern.compile("\"fate\":\"([a-z]+)\"");

  public static void main(String[] args) throws IOException, InterruptedException {
    // Made once, before the first try: every try sends the same ids and times.
    String session = UUID.randomUUID().toString();
    List<String> events = List.of(levelCompleted(session, 3, 41.5), levelCompleted(session, 4, 58.25));

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("PLAYLEDGER_URL") + "/v1/events"))
            .header("Authorization", "Bearer " + System.getenv("PLAYLEDGER_KEY"))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(events.toString()))
            .build();
    HttpResponse<String> answer = send(request);

    List<String> fates = FATE.matcher(answer.body()).results().map(fate -> fate.group(1)).toList();
    System.out.println("fates, in the order sent: " + fates);
    if (fates.size() != events.size() || !List.of("stored", "duplicate", "queued").containsAll(fates)) {
      System.err.println("not all is stored: " + answer.statusCode() + " " + answer.body());
      System.exit(1);
    }
  }

  private static String levelCompleted(String session, int level, double seconds) {
    return """
        {"id": "%s", "type": "level_completed", "occurredAt": "%s",
         "playerId": "player-7", "sessionId": "%s", "data": {"level": %s, "seconds": %s}}"""
        .formatted(UUID.randomUUID(), Instant.now(), session, level, seconds);
  }

  private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int attempt = 1; ; attempt++) {
      long pause = 500L << (attempt - 1);
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        int status = answer.statusCode();
        if ((status != 408 && status != 429 && status < 500) || attempt == TRIES) {
          return answer;
        }
        String asked = answer.headers().firstValue("Retry-After").orElse("");
        pause = asked.matches("[0-9]{1,6}") ? Math.max(pause, 1000 * Long.parseLong(asked)) : pause;
      } catch (IOException lost) {
        // Nobody knows whether the events are in: the next try will tell.
        if (attempt == TRIES) {
          throw lost;
        }
      }
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(250));
    }
  }
}
