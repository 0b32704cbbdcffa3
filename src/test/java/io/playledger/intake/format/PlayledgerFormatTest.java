package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.draft;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own envelope. */
class PlayledgerFormatTest {

  @Test
  @DisplayName("Every field of the envelope is read as it is")
  void full() throws BrokenRule {
    Draft read =
        draft(
            Formats.JSON,
            """
            {'id':'e1','type':'level_done','source':'tests','occurredAt':'2026-01-31T12:00:00Z',
             'product':'maze','playerId':'ada','sessionId':'s1','data':{'level':3},
             'context':{'library':'hand'}}""");

    assertThat(read)
        .isEqualTo(
            new Draft(
                "e1",
                "level_done",
                "tests",
                "2026-01-31T12:00:00Z",
                "maze",
                "ada",
                "s1",
                object("{'level':3}"),
                object("{'library':'hand'}")));
  }

  @Test
  @DisplayName("A type is enough; a null is the same as nothing")
  void minimal() throws BrokenRule {
    Draft bare = new Draft(null, "login", null, null, null, null, null, object("{}"), null);

    assertThat(draft(Formats.JSON, "{'type':'login'}")).isEqualTo(bare);
    assertThat(
            draft(
                Formats.JSON,
                """
                {'type':'login','id':null,'source':null,'occurredAt':null,'product':null,
                 'playerId':null,'sessionId':null,'data':null,'context':null}"""))
        .isEqualTo(bare);
    assertThat(draft(Formats.JSON, "{'type':'login','context':{}}")).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                     | type
          {'type':null}                          | type
          {'type':''}                            | type
          {'type':7}                             | type
          {'type':['login']}                     | type
          {'type':'Login'}                       | type
          {'type':'log in'}                      | type
          {'type':'1st'}                         | type
          {'type':'_login'}                      | type
          {'type':'login','id':7}                | id
          {'type':'login','source':{}}           | source
          {'type':'login','occurredAt':0}        | occurredAt
          {'type':'login','product':false}       | product
          {'type':'login','playerId':12}         | playerId
          {'type':'login','sessionId':[]}        | sessionId
          {'type':'login','data':[]}             | data
          {'type':'login','data':'x'}            | data
          {'type':'login','data':0}              | data
          {'type':'login','context':'x'}         | context
          {'type':'login','player_id':'ada'}     | player_id
          {'type':'login','writeKey':'x'}        | writeKey
          {'type':'login','':1}                  | ''
          """)
  @DisplayName("A field that is missing, unknown or not what it must be is named")
  void invalid(String json, String field) {
    BrokenRule broken = catchThrowableOfType(BrokenRule.class, () -> draft(Formats.JSON, json));

    assertThat(broken.fault().reason()).isEqualTo(Reason.INVALID_ENVELOPE);
    assertThat(broken.fault().field()).isEqualTo(field.replace("''", ""));
  }

  @Test
  @DisplayName("A type may have a hundred characters, and no more")
  void longestType() throws BrokenRule {
    String longest = "t".repeat(100);

    assertThat(draft(Formats.JSON, "{'type':'%s'}".formatted(longest)).type()).isEqualTo(longest);
    assertThat(
            catchThrowableOfType(
                BrokenRule.class, () -> draft(Formats.JSON, "{'type':'%st'}".formatted(longest))))
        .isNotNull();
  }
}
