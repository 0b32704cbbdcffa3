package io.playledger.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal facts are equal characters. */
class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1e0, 1",
    "10e-1, 1",
    "100, 100",
    "1e2, 100",
    "1E+2, 100",
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "0e999, 0",
    "-1, -1",
    "1.50, 1.5",
    "0.1, 0.1",
    "1e-1, 0.1",
    "2147483648, 2147483648",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808, 9223372036854775808",
    "9223372036854775808.0, 9223372036854775808",
    "123456789012345678901, 123456789012345678901",
    "1234567890123456789012, 1234567890123456789012",
    "1.234567890123456789012e21, 1234567890123456789012",
    "1e21, 1E+21",
    "1000000000000000000000, 1E+21",
    "1e20, 100000000000000000000",
    "100000000000000000000.0, 100000000000000000000",
    "1e308, 1E+308",
    "1e-308, 1E-308",
    "0.1000000000000000055511151231257827021181583404541015625,"
        + " 0.1000000000000000055511151231257827021181583404541015625"
  })
  @DisplayName("A number has one form, and keeps every digit")
  void numbers(String sent, String written) {
    assertThat(canonical("{\"n\":" + sent + "}")).isEqualTo("{\"n\":" + written + "}");
    assertThat(canonical("{\"n\":[" + written + "]}")).isEqualTo("{\"n\":[" + written + "]}");
  }

  @Test
  @DisplayName("Keys are sorted at every depth, and the order of lists is kept")
  void sorted() {
    assertThat(canonical("{ \"b\" : [3, {\"z\":1,\"a\":2}, 1], \"a\" : null, \"B\" : true }"))
        .isEqualTo("{\"B\":true,\"a\":null,\"b\":[3,{\"a\":2,\"z\":1},1]}");
  }

  @Test
  @DisplayName("A text is the same however it was escaped")
  void texts() {
    assertThat(canonical("{\"t\":\"\\u00e9\\/\\ud83d\\ude00\\t\"}"))
        .isEqualTo(canonical("{\"\\u0074\":\"é/😀\\u0009\"}"));
  }

  private static String canonical(String json) {
    RawEvent event = SomeJson.event(json);
    assertThat(event.fault()).isNull();
    return CanonicalJson.write(event.json());
  }
}
