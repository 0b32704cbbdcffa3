package io.playledger.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are the same, and how a number makes them differ. */
class PlayerNameTest {

  @ParameterizedTest
  @CsvSource({
    "Ada,ADA",
    "Ada,\uFF21\uFF44\uFF41",
    "Ada,\uD835\uDC00\uD835\uDC1D\uD835\uDC1A",
    "Straße,STRASSE",
    "STRAẞE,strasse",
    "ΟΔΥΣΣΕΥΣ,οδυσσευς",
    "İda,I\u0307da",
    "ﬁn,FIN",
    "Ⅷ,viii",
    "ǅ,dž",
    "ꭰ,Ꭰ",
    "ა,Ა",
    "Ada  B,Ada\u00A0B",
    "❤,\u2764\uFE0F",
    "\uD83D\uDC68\u200D\uD83D\uDC69,\uD83D\uDC68\uD83D\uDC69"
  })
  @DisplayName("Names that hardly differ are the same")
  void same(String one, String other) {
    assertThat(PlayerName.of(one).folded()).isEqualTo(PlayerName.of(other).folded());
  }

  @ParameterizedTest
  @CsvSource({"Ada,Adá", "Ada,Ada1", "Ada,А\u0434а", "Ada B,AdaB", "\uD83D\uDC4D,\uD83D\uDC4E"})
  @DisplayName("Others are not")
  void different(String one, String other) {
    assertThat(PlayerName.of(one).folded()).isNotEqualTo(PlayerName.of(other).folded());
  }

  @Test
  @DisplayName("Of every character: what it is compared by is stable, and the same for both cases")
  void everyCharacter() {
    IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
        .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(
            c -> {
              String folded = NameFold.of(Character.toString(c));
              assertThat(NameFold.of(folded)).as("U+%X", c).isEqualTo(folded);
              for (int other :
                  new int[] {
                    Character.toLowerCase(c), Character.toUpperCase(c), Character.toTitleCase(c)
                  }) {
                assertThat(NameFold.of(Character.toString(other))).as("U+%X", c).isEqualTo(folded);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Ada,Ada#2417",
    "Ada#9999,Ada#2417",
    "Ada #9999,Ada#2417",
    "Ada#12,Ada#12#2417",
    "#1234,#1234#2417",
    "abcdefghijklmnopqrstuvwxyz012345,abcdefghijklmnopqrstuvwxyz0#2417",
    "abcdefghijklmnopqrstuvwxyz 12345,abcdefghijklmnopqrstuvwxyz#2417"
  })
  @DisplayName("A number stands behind the name, which is shortened where it must be")
  void numbered(String name, String numbered) {
    assertThat(PlayerName.of(name).numbered(2417)).isEqualTo(PlayerName.of(numbered));
    assertThat(PlayerName.of(name).isNumberedIn(numbered)).isTrue();
  }

  @Test
  @DisplayName("It is shortened by whole characters, so that 256 bytes hold the number too")
  void shortenedInBytes() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
    String longest = family.repeat(10) + "abcdef";
    assertThat(NameRules.lengthInBytes(longest)).isEqualTo(256);

    assertThat(PlayerName.of(longest).numbered(2417).text())
        .isEqualTo(family.repeat(10) + "a#2417");
    assertThat(PlayerName.of(longest).numbered(123456).text())
        .isEqualTo(family.repeat(9) + "#123456");
  }

  @Test
  @DisplayName("Another name's number is not this one's")
  void notNumbered() {
    PlayerName ada = PlayerName.of("Ada");

    assertThat(ada.isNumberedIn("Ada")).isFalse();
    assertThat(ada.isNumberedIn("Ada#1")).isFalse();
    assertThat(ada.isNumberedIn("ada#2417")).isFalse();
    assertThat(ada.isNumberedIn("Bob#2417")).isFalse();
  }
}
