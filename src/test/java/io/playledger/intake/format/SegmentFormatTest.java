package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.draft;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of the Segment protocol. */
class SegmentFormatTest {

  private static final String TRACK = Formats.SEGMENT + "track";

  @Test
  @DisplayName("A track call is an event of the name it gives, with its own name kept beside it")
  void track() throws BrokenRule {
    Draft read =
        draft(
            TRACK,
            """
            {'type':'track','messageId':'m1','userId':'ada','anonymousId':'a9',
             'event':'Level Completed','properties':{'level':3},
             'timestamp':'2026-01-31T12:00:00Z','originalTimestamp':'2025-01-01T00:00:00Z',
             'sentAt':'2026-01-31T12:00:01Z','context':{'library':{'name':'hand'}},
             'integrations':{'All':true}}""");

    assertThat(read)
        .isEqualTo(
            new Draft(
                "m1",
                "level_completed",
                null,
                "2026-01-31T12:00:00Z",
                null,
                "ada",
                null,
                object("{'level':3}"),
                object(
                    """
                    {'library':{'name':'hand'},'event':'Level Completed','anonymousId':'a9'}""")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          identify | {'userId':'u','traits':{'plan':'x'}}                 | player_identified | {'plan':'x'}
          page     | {'userId':'u','name':'Home','properties':{'a':1}}    | page_viewed       | {'a':1,'name':'Home'}
          page     | {'userId':'u','category':'C','name':'Home'}          | page_viewed       | {'name':'Home','category':'C'}
          screen   | {'userId':'u','name':'Menu'}                         | screen_viewed     | {'name':'Menu'}
          group    | {'userId':'u','groupId':'g','traits':{'size':2}}     | group_joined      | {'size':2,'groupId':'g'}
          alias    | {'userId':'u','previousId':'old'}                    | player_aliased    | {'previousId':'old'}
          page     | {'userId':'u','name':'A','properties':{'name':'B'}}  | page_viewed       | {'name':'B'}
          track    | {'userId':'u','event':'login'}                       | login             | {}
          """)
  @DisplayName("Each call is an event named after what it says, its facts in the data")
  void calls(String call, String json, String type, String data) throws BrokenRule {
    Draft byPath = draft(Formats.SEGMENT + call, json);
    Draft byField = draft(TRACK, "{'type':'%s',%s".formatted(call, json.substring(1)));

    assertThat(byPath.type()).isEqualTo(type);
    assertThat(byPath.playerId()).isEqualTo("u");
    assertThat(byPath.data()).isEqualTo(object(data));
    assertThat(byPath.context()).isNull();
    assertThat(byField).isEqualTo(byPath);
  }

  @Test
  @DisplayName("Who is not known by name is known by the anonymous id")
  void anonymous() throws BrokenRule {
    Draft read =
        draft(TRACK, "{'anonymousId':'a9','event':'x','originalTimestamp':'2025-01-01T00:00:00Z'}");

    assertThat(read.playerId()).isEqualTo("a9");
    assertThat(read.context()).isNull();
    assertThat(read.time()).isEqualTo("2025-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                            | event
          {'event':''}                                  | event
          {'event':7}                                   | event
          {'event':'!'}                                 | event
          {'type':'delete','event':'x'}                 | type
          {'type':7,'event':'x'}                        | type
          {'event':'x','properties':[]}                 | properties
          {'event':'x','context':'x'}                   | context
          {'event':'x','userId':7}                      | userId
          {'event':'x','anonymousId':7}                 | anonymousId
          {'event':'x','messageId':7}                   | messageId
          {'event':'x','timestamp':7}                   | timestamp
          {'type':'identify','traits':'x'}              | traits
          """)
  @DisplayName("A field that is missing or not what it must be is named")
  void invalid(String json, String field) {
    BrokenRule broken = catchThrowableOfType(BrokenRule.class, () -> draft(TRACK, json));

    assertThat(broken.fault().reason()).isEqualTo(Reason.INVALID_ENVELOPE);
    assertThat(broken.fault().field()).isEqualTo(field);
  }
}
