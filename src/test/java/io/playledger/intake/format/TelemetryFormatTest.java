package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.draft;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Live telemetry, in the shapes that its generators send. */
class TelemetryFormatTest {

  @Test
  @DisplayName("An action of a player is one, in their session")
  void playerAction() throws BrokenRule {
    assertThat(draft(Formats.JSON, SomeEvents.PLAYER_ACTION))
        .isEqualTo(
            new Draft(
                null,
                "player_action",
                null,
                "2024-11-12T10:15:30Z",
                null,
                "player_123",
                "session_456",
                object(
                    """
                    {'action':'move','levelId':'level_02','mapId':'map_03','platform':'PC'}"""),
                null));
  }

  @Test
  @DisplayName("A transaction is one of the user, its amount digit for digit")
  void transaction() throws BrokenRule {
    Draft read = draft(Formats.JSON, SomeEvents.TRANSACTION);

    assertThat(read.type()).isEqualTo("transaction");
    assertThat(read.time()).isEqualTo("2024-11-12T10:16:05Z");
    assertThat(read.playerId()).isEqualTo("player_123");
    assertThat(read.sessionId()).isNull();
    assertThat(CanonicalJson.write(read.data()))
        .isEqualTo(
            """
            {'amount':4.99,'currency':'USD','itemId':'skin_dragon','itemType':'skin',\
            'platform':'PC','transactionId':'trans_789','transactionType':'purchase'}"""
                .replace('\'', '"'));
  }

  @Test
  @DisplayName("A metric of a server is about nobody")
  void serverMetric() throws BrokenRule {
    assertThat(draft(Formats.JSON, SomeEvents.SERVER_METRIC))
        .isEqualTo(
            new Draft(
                null,
                "server_metric",
                null,
                "2024-11-12T10:16:30Z",
                null,
                null,
                null,
                object(
                    """
                    {'serverId':'server_1','cpuLoad':78,'memoryUsage':65,'latency':120,
                     'region':'us-west','serverType':'dedicated'}"""),
                null));
  }

  @Test
  @DisplayName("Any other event of that shape keeps its parameters under their own names")
  void otherEvent() throws BrokenRule {
    Draft read =
        draft(Formats.JSON, "{'event_name':'Boss Fight','parameters':{'boss_id':1,'x':[]}}");

    assertThat(read.type()).isEqualTo("boss_fight");
    assertThat(read.time()).isNull();
    assertThat(read.data()).isEqualTo(object("{'boss_id':1,'x':[]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'event_name':7,'parameters':{}}                                       | event_name
          {'event_name':'','parameters':{}}                                      | event_name
          {'event_name':'a','parameters':[]}                                     | parameters
          {'event_name':'a','parameters':{},'event_timestamp':1}                 | event_timestamp
          {'event_name':'a','parameters':{},'user_data':'x'}                     | user_data
          {'event_name':'a','parameters':{},'server_data':1}                     | server_data
          {'event_name':'a','parameters':{},'more':1}                            | more
          {'event_name':'a','parameters':{'player_id':1}}                        | parameters.player_id
          {'event_name':'a','parameters':{'session_id':1}}                       | parameters.session_id
          {'event_name':'a','parameters':{},'user_data':{'user_id':1}}           | user_data.user_id
          {'event_name':'a','parameters':{'player_id':'b'},'user_data':{'user_id':'c'}} | user_data.user_id
          {'event_name':'a','parameters':{'x':1},'user_data':{'x':1}}            | x
          {'event_name':'a','parameters':{'level_id':1,'levelId':1}}             | levelId
          """)
  @DisplayName("What contradicts itself, or is not what it must be, is named")
  void invalid(String json, String field) {
    BrokenRule broken = catchThrowableOfType(BrokenRule.class, () -> draft(Formats.JSON, json));

    assertThat(broken.fault().reason()).isEqualTo(Reason.INVALID_ENVELOPE);
    assertThat(broken.fault().field()).isEqualTo(field);
  }
}
