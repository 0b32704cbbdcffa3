package io.playledger.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.playledger.platform.error.Refusal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names there may be. */
class NameRulesTest {

  private static final String FAMILY =
      "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Ada",
        "Ada Lovelace",
        "O'Neill-Smith_99#1",
        "Zoë",
        "Nguyễn Thị Ánh",
        "ᾧ",
        "李小龍",
        "葛飾 北斎",
        "김민준",
        "ปู่น้ำ",
        "क्षत्रिय",
        "محمد",
        "שָׁלוֹם",
        "བརྒྱད",
        "<script>alert(1)</script>",
        "'; drop table x; --",
        "\uD83D\uDE00",
        "\u2764\uFE0F",
        "\u2764\uFE0E",
        "\u2764\uFE0F\u200D\uD83D\uDD25",
        "\uD83C\uDF08 Ada \uD83C\uDF08",
        "\uD83D\uDC4D\uD83C\uDFFD",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB",
        "\uD83D\uDC69\uD83C\uDFFB\u200D\u2764\uFE0F\u200D\uD83D\uDC8B\u200D\uD83D\uDC68\uD83C\uDFFF",
        FAMILY,
        "\uD83C\uDDE9\uD83C\uDDEA",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
        "\uD83C\uDFF4\u200D\u2620\uFE0F",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "1\uFE0F\u20E3 and 2\u20E3",
        "e\u0301\u0323\u0302"
      })
  @DisplayName("Letters of all scripts, punctuation and emoji make a name, which stays as it is")
  void good(String name) {
    assertThat(NameRules.checked(name)).isEqualTo(Normalizer.normalize(name, Form.NFC));
  }

  @Test
  @DisplayName("Spaces at the ends go, and what can be composed is")
  void normal() {
    assertThat(NameRules.checked("  \u00A0Ada  B\u3000 ")).isEqualTo("Ada  B");
    assertThat(NameRules.checked("Zoe\u0308")).isEqualTo("Zo\u00EB");
    assertThat(NameRules.checked("\u212B")).isEqualTo("\u00C5");
  }

  @ParameterizedTest
  @MethodSource({"controls", "unassigned", "directions", "invisible", "marks", "blanks"})
  @DisplayName("What misleads or cannot be shown is refused, and the rule is named")
  void bad(String name, String rule) {
    assertThat(refusal(name)).isEqualTo(rule);
    assertThat(refusal(name.equals("") ? name : name + name)).isEqualTo(rule);
  }

  static Stream<Arguments> controls() {
    return Stream.concat(
        IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7F, 0x9F))
            .mapToObj(control -> arguments("Ada" + (char) control, NameRules.CONTROL)),
        Stream.of(
            arguments("\nAda", NameRules.CONTROL),
            arguments("Ada\u2028", NameRules.SEPARATOR),
            arguments("\u2029Ada", NameRules.SEPARATOR)));
  }

  static Stream<Arguments> unassigned() {
    return Stream.of(
            "\uE000",
            "\uF8FF",
            "\uDBFF\uDFFD",
            "\uD800",
            "\uDC00",
            "\uDE00\uD83D",
            "\u0378",
            "\uFFFE",
            "\uFFFF",
            "\uFDD0",
            "\uD83F\uDFFE",
            "\u2065",
            "\uDB40\uDC00")
        .map(text -> arguments("Ada" + text, NameRules.UNASSIGNED));
  }

  static Stream<Arguments> directions() {
    return IntStream.of(
            0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
            0x2069)
        .mapToObj(character -> arguments("Ada" + (char) character + "B", NameRules.DIRECTION));
  }

  static Stream<Arguments> invisible() {
    return Stream.of(
            "A\u200BB",
            "A\u200C",
            "A\u200DB",
            "\u200D\uD83D\uDE00",
            "\uD83D\uDE00\u200D",
            "\uD83D\uDE00\u200D\u200D\uD83D\uDE00",
            "\uD83D\uDE00\u200DA",
            "A\u200D\uD83D\uDE00",
            "1\u200D1",
            "A\u2060B",
            "A\u2064",
            "A\uFEFFB",
            "A\u00ADB",
            "A\u034FB",
            "A\uFE0F",
            "A\uFE0E\u20E3",
            "\u8FBB\uDB40\uDD00",
            "\uD83D\uDE00\uFE0F\uFE0F",
            "\u180B",
            "A\u180E",
            "\u115F",
            "\u1160",
            "\u3164",
            "\uFFA0",
            "\u2800",
            "\u17B4",
            "\u206A",
            "\uFFF9A",
            "A\uDB40\uDC61",
            "\uD83C\uDFF4\uDB40\uDC75\uDB40\uDC73\uDB40\uDC63\uDB40\uDC61\uDB40\uDC7F",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67")
        .map(name -> arguments(name, NameRules.INVISIBLE));
  }

  static Stream<Arguments> marks() {
    return Stream.of(
            "e\u0301\u0301\u0301\u0301",
            "\u00E9\u0301\u0301\u0301",
            "H" + "\u0337".repeat(20),
            "\u0301Ada",
            " \u0301",
            "\u20E3",
            "A\u0BC6\u0BBE\u0BBE\u0BBE\u0BBE")
        .map(name -> arguments(name, NameRules.MARKS));
  }

  static Stream<Arguments> blanks() {
    return Stream.of(" ", "   ", "\u00A0", "\u2003\u3000", "\u1680")
        .map(name -> arguments(name, NameRules.BLANK));
  }

  @Test
  @DisplayName("The length is counted in characters as people count them, and in bytes")
  void length() {
    assertThat(refusal("")).isEqualTo(NameRules.LENGTH);
    assertThat(NameRules.checked("n".repeat(32))).hasSize(32);
    assertThat(refusal("n".repeat(33))).isEqualTo(NameRules.LENGTH);
    assertThat(NameRules.checked("  " + "n".repeat(32) + "  ")).hasSize(32);
    assertThat(NameRules.checked("\uD83C\uDDE9\uD83C\uDDEA".repeat(32))).hasSize(128);
    assertThat(refusal("\uD83C\uDDE9\uD83C\uDDEA".repeat(33))).isEqualTo(NameRules.LENGTH);
    assertThat(NameRules.checked("e\u0323\u0308\u0332".repeat(32))).isNotEmpty();
    assertThat(NameRules.checked(FAMILY.repeat(10))).hasSize(110);
    assertThat(refusal(FAMILY.repeat(11))).isEqualTo(NameRules.LENGTH);
    String endless = "\uD83D\uDE00" + "\u200D\uD83D\uDE00".repeat(9);
    assertThat(refusal(endless)).as("one character of 67 bytes").isEqualTo(NameRules.LENGTH);
    assertThat(refusal("\u1100".repeat(22))).as("one syllable").isEqualTo(NameRules.LENGTH);
    for (String part : List.of("n", " ", "\u0301", "\uD83D\uDE00\u200D", "\uFDFA", "\uD800")) {
      assertThat(refusal(part.repeat(10_000))).isEqualTo(NameRules.LENGTH);
    }
  }

  @Test
  @DisplayName("Whatever comes is refused by a rule or is a name that stays the same")
  void whateverComes() {
    Random random = new Random(19);
    int[] odd = {
      0x20, 0x41, 0x301, 0x200D, 0xFE0F, 0x1F600, 0x1F3FD, 0x1F1E9, 0x1F3F4, 0xE0067, 0xE007F,
      0x20E3, 0x31, 0x1100, 0x1161, 0xFDFA, 0x915, 0x94D, 0x0D4E, 0x2764
    };
    int names = 0;
    for (int run = 0; run < 200_000; run++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(40);
      for (int index = 0; index < length; index++) {
        boolean any = random.nextInt(20) == 0;
        text.appendCodePoint(any ? random.nextInt(0x110000) : odd[random.nextInt(odd.length)]);
      }
      names += isNameThatStays(text.toString()) ? 1 : 0;
    }
    assertThat(names).isGreaterThan(1_000);
  }

  private static boolean isNameThatStays(String text) {
    PlayerName name;
    try {
      name = PlayerName.of(text);
    } catch (Refusal refusal) {
      return false;
    }
    assertThat(PlayerName.of(name.text())).isEqualTo(name);
    PlayerName numbered = name.numbered(999_999_999);
    assertThat(NameRules.checked(numbered.text())).isEqualTo(numbered.text());
    assertThat(numbered.text()).matches("(?s).+#999999999");
    assertThat(NameRules.lengthInBytes(name.folded())).isBetween(1, 2000);
    return true;
  }

  private static String refusal(String name) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> NameRules.checked(name));
    assertThat(refusal).as(name).isNotNull();
    assertThat(refusal.field()).isEqualTo("name");
    return refusal.rule();
  }
}
