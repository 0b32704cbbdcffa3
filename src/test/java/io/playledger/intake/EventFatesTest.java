package io.playledger.intake;

import static io.playledger.intake.IntakeApi.CLOUD_EVENT;
import static io.playledger.intake.IntakeApi.CLOUD_EVENTS;
import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.intake.format.SomeEvents;
import io.playledger.support.PlayledgerTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format: stored, then a duplicate, and a conflict where the content is another. */
@PlayledgerTest
class EventFatesTest {

  private static final String CE = "'specversion':'1.0','id':'e1','source':'/maze','type':'login'";

  @Inject IntakeRows rows;

  /**
   * A request in some format.
   *
   * @param other the same identity with other content; empty where the content is the identity
   */
  record Sent(
      String format,
      String path,
      String contentType,
      String body,
      String other,
      String... headers) {

    @Override
    public String toString() {
      return format;
    }
  }

  static Stream<Sent> formats() {
    String[] binary = {
      "ce-specversion",
      "1.0",
      "ce-id",
      "e1",
      "ce-source",
      "/maze",
      "ce-type",
      "login",
      "ce-time",
      "2026-01-31T12:00:00Z",
      "ce-subject",
      "%C3%A9ve"
    };
    return Stream.of(
        new Sent(
            "Playledger's own",
            "/v1/events",
            JSON,
            "{'id':'e1','type':'login','occurredAt':'2026-01-31T12:00:00Z','data':{'level':1}}",
            "{'id':'e1','type':'login','occurredAt':'2026-01-31T12:00:00Z','data':{'level':2}}"),
        new Sent(
            "Playledger's own, without a time",
            "/v1/events",
            JSON + "; charset=utf-8",
            "{'id':'e1','type':'login'}",
            "{'id':'e1','type':'logout'}"),
        new Sent(
            "Playledger's own, without a name",
            "/v1/events",
            JSON,
            "{'type':'login','playerId':'ada'}",
            ""),
        new Sent(
            "Playledger's own, in an array",
            "/v1/events",
            JSON,
            "[{'id':'e1','type':'login'}]",
            "[{'id':'e1','type':'login','playerId':'ada'}]"),
        new Sent(
            "structured CloudEvent",
            "/v1/events",
            CLOUD_EVENT,
            "{%s,'data':{'a':1}}".formatted(CE),
            "{%s,'data':{'a':2}}".formatted(CE)),
        new Sent(
            "batched CloudEvents",
            "/v1/events",
            CLOUD_EVENTS + "; charset=UTF-8",
            "[{%s}]".formatted(CE),
            "[{%s,'subject':'ada'}]".formatted(CE)),
        new Sent("binary CloudEvent", "/v1/events", JSON, "{'a':1}", "{'a':2}", binary),
        new Sent(
            "Segment batch",
            "/v1/batch",
            JSON,
            "{'batch':[{'type':'track','messageId':'m1','userId':'ada','event':'Log In'}]}",
            "{'batch':[{'type':'track','messageId':'m1','userId':'bob','event':'Log In'}]}"),
        new Sent(
            "Segment import",
            "/v1/import",
            JSON,
            "{'batch':[{'type':'identify','messageId':'m1','userId':'ada'}]}",
            "{'batch':[{'type':'page','messageId':'m1','userId':'ada'}]}"),
        new Sent(
            "Segment track from a browser",
            "/v1/track",
            "text/plain;charset=UTF-8",
            "{'messageId':'m1','userId':'ada','event':'login'}",
            "{'messageId':'m1','userId':'ada','event':'logout'}"),
        segment("identify", "'traits':{'plan':1}", "'traits':{'plan':2}"),
        segment("page", "'name':'a'", "'name':'b'"),
        segment("screen", "'name':'a'", "'name':'b'"),
        segment("group", "'groupId':'a'", "'groupId':'b'"),
        segment("alias", "'previousId':'a'", "'previousId':'b'"),
        new Sent("player action", "/v1/events", JSON, SomeEvents.PLAYER_ACTION, ""),
        new Sent("transaction", "/v1/events", JSON, SomeEvents.TRANSACTION, ""),
        new Sent("server metric", "/v1/events", JSON, SomeEvents.SERVER_METRIC, ""),
        new Sent("end of a match", "/v1/events", JSON, SomeEvents.GAME_OVER, ""),
        new Sent("choice of weapon", "/v1/events", JSON, SomeEvents.SELECT_WEAPON, ""));
  }

  private static Sent segment(String call, String body, String other) {
    String message = "{'messageId':'m1','userId':'ada',%s}";
    return new Sent(
        "Segment " + call, "/v1/" + call, JSON, message.formatted(body), message.formatted(other));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  @DisplayName("An event is stored once, however often it is sent, and what differs is a conflict")
  void fates(Sent sent) throws SQLException {
    IntakeApi api = IntakeApi.ofNewGame();

    Fates first = send(api, sent, sent.body());
    List<Map<String, Object>> ledger = rows.events(api.product());
    Fates second = send(api, sent, sent.body());

    assertThat(first.only()).isEqualTo("stored");
    assertThat(second.only()).isEqualTo("duplicate");
    assertThat(second.eventId(0)).isEqualTo(first.eventId(0)).isEqualTo(ledger.get(0).get("id"));
    if (!sent.other().isEmpty()) {
      assertThat(send(api, sent, sent.other()).only()).isEqualTo("conflict");
      assertThat(send(api, sent, sent.other()).only()).isEqualTo("conflict");
      assertThat(rows.ofConflicts(api.product())).isOne();
      assertThat(send(api, sent, sent.body()).only()).isEqualTo("duplicate");
    }
    assertThat(rows.events(api.product())).isEqualTo(ledger).hasSize(1);
    assertThat(rows.books(api.product()))
        .containsEntry("stored", 1L)
        .containsEntry("conflict", sent.other().isEmpty() ? 0L : 2L)
        .containsEntry("quarantined", 0L);
  }

  private static Fates send(IntakeApi api, Sent sent, String body) {
    return api.sendTo(
        sent.path(), sent.contentType(), body.formatted(api.product()), sent.headers());
  }
}
