package io.playledger.intake;

import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send events, and of which game. */
@PlayledgerTest
class SenderKeysTest {

  private static final byte[] LOGIN = utf8("{\"id\":\"e1\",\"type\":\"login\"}");
  private static final byte[] TRACK = utf8("{\"messageId\":\"e1\",\"event\":\"login\"}");
  private static final byte[] BATCH =
      utf8("{\"batch\":[{\"messageId\":\"e1\",\"event\":\"login\"}]}");

  @Inject IntakeRows rows;

  private IntakeApi api;

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer nonsense",
        "Bearer " + PostgresResource.ADMIN_KEY,
        "Bearer plk_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Basic ???",
        "Basic bm9ib2R5Og==",
        "Digest x"
      })
  @DisplayName("Without a key that is valid nothing is taken")
  void unauthorized(String authorization) throws SQLException {
    for (String path : new String[] {"/v1/events", "/v1/track", "/v1/batch", "/v1/import"}) {
      byte[] body = path.equals("/v1/events") ? LOGIN : path.equals("/v1/track") ? TRACK : BATCH;
      var answer =
          authorization.isEmpty()
              ? RawHttp.send("POST", path, body, "Content-Type", JSON)
              : RawHttp.send(
                  "POST", path, body, "Content-Type", JSON, "Authorization", authorization);
      Problem.of(answer, 401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  @DisplayName("A key with another secret, or that was revoked, opens nothing")
  void wrongAndRevoked() throws SQLException {
    String key = api.key();
    String wrong = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
    Problem.of(new IntakeApi(api.product(), wrong, "").post("/v1/events", JSON, LOGIN), 401);
    assertThat(api.send("{'type':'login'}").only()).isEqualTo("stored");

    api.revoke();

    Problem.of(api.post("/v1/events", JSON, LOGIN), 401);
    Problem.of(api.post("/v1/batch", JSON, BATCH), 401);
    assertThat(rows.books(api.product())).containsEntry("received", 1L);
  }

  @Test
  @DisplayName("A key that may only read or define may not write")
  void otherScopes() throws SQLException {
    IntakeApi reader = IntakeApi.withScopes(api.product(), "read", "define:" + api.product());

    Problem.of(reader.post("/v1/events", JSON, LOGIN), 403);
    Problem.of(reader.post("/v1/track", JSON, TRACK), 403);
    Problem.of(reader.post("/v1/batch", JSON, BATCH), 403);
    assertThat(rows.books(api.product())).containsEntry("received", 0L);
  }

  @Test
  @DisplayName("A request with an event of another game is refused, and none of it is taken")
  void otherGame() throws SQLException {
    String other = IntakeApi.newName();
    String events =
        "[{\"type\":\"login\"},{\"type\":\"login\",\"product\":\"%s\"}]".formatted(other);

    Problem problem = Problem.of(api.post("/v1/events", JSON, utf8(events)), 403);

    assertThat(problem.detail()).contains(other).contains("event 1");
    assertThat(rows.events(api.product())).isEmpty();
    assertThat(rows.books(api.product())).containsEntry("received", 0L);
    assertThat(rows.books(other)).containsEntry("received", 0L);
  }

  @Test
  @DisplayName("A key of several games names one in every event; one of any game may name any")
  void severalGames() throws SQLException {
    String other = IntakeApi.newName();
    IntakeApi two = IntakeApi.withScopes(api.product(), "write:" + api.product(), "write:" + other);
    IntakeApi any = IntakeApi.withScopes(api.product(), "write:*");

    for (IntakeApi sender : new IntakeApi[] {two, any}) {
      Fates fates =
          sender.send("[{'type':'login','product':'%s'},{'type':'login'}]".formatted(other));
      assertThat(fates.all()).last().isEqualTo("quarantined");
      assertThat(fates.event(1).path("field").textValue()).isEqualTo("product");
      assertThat(rows.quarantined(fates.quarantineId(1))).containsEntry("product", "-");
    }
    assertThat(rows.events(other)).hasSize(2);
  }

  @Test
  @DisplayName("What a key sends without naming a source comes from the key")
  void source() throws SQLException {
    IntakeApi second = IntakeApi.withScopes(api.product(), "write:" + api.product());

    Fates first = api.send("{'id':'e1','type':'login'}");
    Fates other = second.send("{'id':'e1','type':'logout'}");

    assertThat(other.only()).isEqualTo("stored");
    assertThat(rows.event(first.eventId(0)).get("source"))
        .isNotEqualTo(rows.event(other.eventId(0)).get("source"));
    assertThat(
            api.send("[{'type':'login','source':'playledger'},{'type':'login','source':''}]")
                .reasons())
        .containsExactly("reserved", "invalid_envelope");
  }

  @Test
  @DisplayName("The Segment protocol brings its key as Basic user or in the body")
  void segmentKeys() throws SQLException {
    String basic = Base64.getEncoder().encodeToString(utf8(api.key() + ":"));
    String batch =
        "{\"writeKey\":\"%s\",\"batch\":[{\"messageId\":\"e2\",\"event\":\"login\"}]}"
            .formatted(api.key());
    String track =
        "{\"messageId\":\"e3\",\"event\":\"login\",\"writeKey\":\"%s\"}".formatted(api.key());

    Fates asUser =
        Fates.of(
            RawHttp.send(
                "POST",
                "/v1/batch",
                BATCH,
                "Content-Type",
                JSON,
                "Authorization",
                "Basic " + basic));
    Fates inBatch = Fates.of(RawHttp.send("POST", "/v1/batch", utf8(batch)));
    Fates inEvent =
        Fates.of(RawHttp.send("POST", "/v1/track", utf8(track), "Content-Type", "text/plain"));

    assertThat(asUser.only()).isEqualTo("stored");
    assertThat(inBatch.only()).isEqualTo("stored");
    assertThat(inEvent.only()).isEqualTo("stored");
    assertThat(rows.events(api.product()).toString()).doesNotContain(api.key());
  }

  @Test
  @DisplayName("A key over its rate is told when to come back, and nothing of it is taken")
  void rate() throws SQLException {
    IntakeApi slow = IntakeApi.ofNewGame(5);
    slow.send(
        "[{'id':'1','type':'a'},{'id':'2','type':'a'},{'id':'3','type':'a'},"
            + "{'id':'4','type':'a'},{'id':'5','type':'a'},{'id':'6','type':'a'},{'id':'7','type':'a'}]");

    var answer = slow.post("/v1/events", JSON, LOGIN);

    Problem.of(answer, 429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 3L);
    assertThat(rows.books(slow.product())).containsEntry("received", 7L);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
