package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.TrackMessage;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Segment's own client for Java, told nothing but where the service is. */
@PlayledgerTest
class SegmentClientTest {

  private static final int TRACKS = 30;

  @Inject IntakeRows rows;

  @Test
  @DisplayName("Segment's client for Java delivers unchanged")
  void delivers() throws Exception {
    IntakeApi api = IntakeApi.ofNewGame();
    Delivered delivered = new Delivered();
    Analytics analytics =
        Analytics.builder(api.key())
            .endpoint("http://127.0.0.1:%d".formatted(RestAssured.port))
            .callback(delivered)
            .build();

    for (int level = 0; level < TRACKS; level++) {
      analytics.enqueue(
          TrackMessage.builder("Level Completed").userId("ada").properties(Map.of("level", level)));
    }
    analytics.enqueue(IdentifyMessage.builder().userId("ada").traits(Map.of("plan", "free")));
    analytics.flush();
    Await.until("all delivered", () -> delivered.messages.size() == TRACKS + 1);
    analytics.shutdown();

    assertThat(delivered.failures).isEmpty();
    List<Map<String, Object>> events = rows.events(api.product());
    assertThat(events).extracting(event -> event.get("player_id")).containsOnly("ada");
    assertThat(events)
        .filteredOn(event -> event.get("type").equals("level_completed"))
        .extracting(event -> event.get("data"))
        .hasSize(TRACKS)
        .contains("{\"level\": 0}", "{\"level\": 29}");
    assertThat(events)
        .filteredOn(event -> event.get("type").equals("player_identified"))
        .singleElement()
        .satisfies(event -> assertThat(event.get("data")).isEqualTo("{\"plan\": \"free\"}"))
        .satisfies(event -> assertThat((String) event.get("context")).contains("analytics-java"));
    assertThat(events.toString()).doesNotContain(api.key());
    assertThat(rows.books(api.product()))
        .containsEntry("received", (long) TRACKS + 1)
        .containsEntry("stored", (long) TRACKS + 1);
  }

  /** What the client reports. */
  private static final class Delivered implements Callback {

    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Override
    public void success(Message message) {
      messages.add(message);
    }

    @Override
    public void failure(Message message, Throwable why) {
      messages.add(message);
      failures.add(why);
    }
  }
}
