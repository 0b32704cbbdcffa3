package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.draft;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What match servers report. */
class MatchFormatTest {

  @Test
  @DisplayName("The end of a match has a winner and a loser")
  void gameOver() throws BrokenRule {
    assertThat(draft(Formats.JSON, SomeEvents.GAME_OVER.formatted("exrps")))
        .isEqualTo(event("game_over", null, object("{'winnerId':'ada','loserId':'bob'}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "1", "2"})
  @DisplayName("A choice of weapon is the user's")
  void selectWeapon(String weapon) throws BrokenRule {
    String json =
        "{'event_name':'select_weapon','product_id':'exrps','user_id':'ada','event_data':'%s'}"
            .formatted(weapon);

    assertThat(draft(Formats.JSON, json))
        .isEqualTo(event("select_weapon", "ada", object("{'selection':'%s'}".formatted(weapon))));
  }

  @Test
  @DisplayName("Another event of a game keeps its data under their own names")
  void other() throws BrokenRule {
    String json =
        "{'event_name':'taunt','product_id':'exrps','user_id':'ada','event_data':'x','volume':11}";

    assertThat(draft(Formats.JSON, json))
        .isEqualTo(event("taunt", "ada", object("{'eventData':'x','volume':11}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'product_id':'exrps'}                                   | type
          {'product_id':'exrps','type':''}                         | type
          {'product_id':'exrps','type':1}                          | type
          {'product_id':'exrps','event_name':null,'type':'x'}      | event_name
          {'product_id':'exrps','type':'???'}                      | type
          {'product_id':null,'type':'game_over'}                   | product_id
          {'product_id':'','type':'game_over'}                     | product_id
          {'product_id':1,'type':'game_over'}                      | product_id
          {'product_id':'exrps','type':'game_over','user_id':1}    | user_id
          """)
  @DisplayName("A field that is missing or not what it must be is named")
  void invalid(String json, String field) {
    BrokenRule broken = catchThrowableOfType(BrokenRule.class, () -> draft(Formats.JSON, json));

    assertThat(broken.fault().reason()).isEqualTo(Reason.INVALID_ENVELOPE);
    assertThat(broken.fault().field()).isEqualTo(field);
  }

  @Test
  @DisplayName("Two fields that come to the same name do not silently become one")
  void sameName() {
    String json =
        "{'type':'game_over','product_id':'exrps','winner_id':'ada','winnerId':'bob','loser_id':'c'}";

    assertThat(catchThrowableOfType(BrokenRule.class, () -> draft(Formats.JSON, json))).isNotNull();
  }

  private static Draft event(String type, String player, ObjectNode data) {
    return new Draft(null, type, null, null, "exrps", player, null, data, null);
  }
}
