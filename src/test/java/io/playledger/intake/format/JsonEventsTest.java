package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.LARGEST_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.intake.format.JsonEvents.Batch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies taken apart into events. */
class JsonEventsTest {

  private final JsonEvents json = new JsonEvents(LARGEST_EVENT);

  @Test
  @DisplayName("Each event keeps exactly its own bytes, whatever stands around it")
  void slices() throws MalformedBody {
    List<String> events =
        List.of(
            "{}",
            "{ \"a\" : [ 1 , { \"b\" : \"]}\" } ] }",
            "{\"emoji\":\"😀 é \\ud83d\\ude00\",\"\\ud83d\\ude00\":\"as a key, escaped\"}",
            "{\n\t\"deep\":{\"deep\":{\"deep\":[[],[{}]]}}\r\n}",
            "17",
            "-0.5e3",
            "\"text with \\\"quotes\\\" and ü\"",
            "true",
            "null",
            "[ [ ] ]",
            "\"\"",
            "{\"last\":1}");

    List<RawEvent> read = json.oneOrMany(utf8(" [\n " + String.join(" ,\t", events) + " ]\r\n "));

    assertThat(read).extracting(JsonEventsTest::text).containsExactlyElementsOf(events);
    assertThat(read.stream().filter(event -> event.fault() == null)).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "  {\"a\":1} \n", "{\"a\":\"é😀\"}", "7", "\"x\"", "null"})
  @DisplayName("A body that is one event is that event, without the white space around it")
  void one(String body) throws MalformedBody {
    assertThat(json.oneOrMany(utf8(body)))
        .singleElement()
        .extracting(JsonEventsTest::text)
        .isEqualTo(body.strip());
    assertThat(text(json.one(utf8(body)))).isEqualTo(body.strip());
  }

  @Test
  @DisplayName("A batch has its events in one array, wherever it stands, and an envelope around it")
  void batch() throws MalformedBody {
    Batch batch =
        json.batch(
            utf8("{\"sentAt\":1.0,\"batch\":[{\"é\":1}, 2 ],\"context\":{\"a\":[]}}"), "batch");

    assertThat(batch.events()).extracting(JsonEventsTest::text).containsExactly("{\"é\":1}", "2");
    assertThat(batch.envelope().toString()).isEqualTo("{\"sentAt\":1,\"context\":{\"a\":[]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{}",
        "{\"batch\":{}}",
        "{\"batch\":null}",
        "{\"batch\":[],\"batch\":[]}",
        "null"
      })
  @DisplayName("A batch without its one array is refused as a whole")
  void noBatch(String body) {
    assertThatThrownBy(() -> json.batch(utf8(body), "batch")).isInstanceOf(MalformedBody.class);
  }

  @Test
  @DisplayName("An empty array holds nothing")
  void none() throws MalformedBody {
    assertThat(json.oneOrMany(utf8(" [ ] "))).isEmpty();
    assertThat(json.batch(utf8("{\"batch\":[]}"), "batch").events()).isEmpty();
  }

  static Stream<String> broken() {
    return Stream.of(
        "",
        " \n",
        "{",
        "[{}",
        "{}{}",
        "{} x",
        "[] []",
        "[{},]",
        "{,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x1}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":tru}",
        "{} // comment",
        "{} /* */",
        "# {}",
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "[".repeat(100_000) + "]".repeat(100_000),
        "<xml/>",
        "a=b");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("broken")
  @Timeout(2)
  @DisplayName("A body that is not JSON is refused as a whole")
  void malformed(String body) {
    assertThatThrownBy(() -> json.oneOrMany(utf8(body))).isInstanceOf(MalformedBody.class);
    assertThatThrownBy(() -> json.one(utf8(body))).isInstanceOf(MalformedBody.class);
  }

  @ParameterizedTest
  @CsvSource({
    "c0af, overlong",
    "e08080, overlong of three bytes",
    "f0808080, overlong of four bytes",
    "c080, overlong NUL",
    "eda080, half a surrogate pair",
    "eda080edb080, a pair in two times three bytes",
    "f4908080, beyond Unicode",
    "f8888080, five bytes",
    "c3, cut off",
    "e282, cut off after two",
    "80, no beginning",
    "ff, no byte of UTF-8"
  })
  @DisplayName("Bytes that are not UTF-8 are refused")
  void notUtf8(String hex, String what) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(utf8("{\"a\":\""));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes(utf8("\"}"));

    assertThatThrownBy(() -> json.one(body.toByteArray()))
        .as(what)
        .isInstanceOfSatisfying(
            MalformedBody.class, e -> assertThat(e.rule()).isEqualTo("is not UTF-8 text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  @DisplayName("Other encodings are refused")
  void otherEncodings(String encoding) {
    assertThatThrownBy(() -> json.one("{\"a\":1}".getBytes(Charset.forName(encoding))))
        .isInstanceOf(MalformedBody.class);
    assertThatThrownBy(() -> json.one("7".getBytes(Charset.forName(encoding))))
        .isInstanceOf(MalformedBody.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"é\"}", "[{\"a\":1},{\"b\":2}]"})
  @DisplayName("A byte order mark is passed over, and belongs to no event")
  void byteOrderMark(String body) throws MalformedBody {
    List<RawEvent> read = json.oneOrMany(utf8("\ufeff" + body));

    assertThat(read).extracting(JsonEventsTest::text).doesNotContain("\ufeff" + body);
    assertThat(String.join(",", read.stream().map(JsonEventsTest::text).toList()))
        .isEqualTo(body.replaceAll("^\\[|]$", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,"a":1}                         | duplicate_key       | a
          {"a":{"b":[{"c":1,"c":2}]}}           | duplicate_key       | c
          {"a":1,"\\u0061":1}                   | duplicate_key       | a
          {"a":NaN}                             | number_out_of_range | a
          {"a":[Infinity]}                      | number_out_of_range | a
          {"a":-Infinity}                       | number_out_of_range | a
          {"a":1e400}                           | number_out_of_range | a
          {"a":-1e309}                          | number_out_of_range | a
          {"a":1e-400}                          | number_out_of_range | a
          {"a":1e99999999999}                   | number_out_of_range | a
          {"a":1e-99999999999}                  | number_out_of_range | a
          {"a":1e2147483647}                    | number_out_of_range | a
          {"a":1000e2147483647}                 | number_out_of_range | a
          {"a":0.001e-2147483647}               | number_out_of_range | a
          {"a":1e-2147483648}                   | number_out_of_range | a
          {"a":"\\u0000"}                       | unstorable_text     | a
          {"a":"x\\ud800y"}                     | unstorable_text     | a
          {"a":["\\udc00\\ud800"]}              | unstorable_text     | a
          {"a\\u0000":1}                        | unstorable_text     |
          {"a":{"\\ud800":1}}                   | unstorable_text     |
          []                                    | invalid_envelope    |
          "event"                               | invalid_envelope    |
          null                                  | invalid_envelope    |
          """)
  @DisplayName("What is wrong within one event is noted with that event, and no other")
  void faults(String event, String reason, String field) throws MalformedBody {
    List<RawEvent> read = json.oneOrMany(utf8("[{\"a\":1}," + event + ",{\"a\":2}]"));

    assertThat(read)
        .extracting(JsonEventsTest::text)
        .containsExactly("{\"a\":1}", event, "{\"a\":2}");
    assertThat(read.get(0).fault()).isNull();
    assertThat(read.get(2).fault()).isNull();
    assertThat(read.get(1).fault().reason().spelled()).isEqualTo(reason);
    assertThat(read.get(1).fault().field()).isEqualTo(field);
  }

  @ParameterizedTest
  @MethodSource("large")
  @Timeout(2)
  @DisplayName("What is large or deep within one event does not spoil the others")
  void largeEvents(String event, Reason reason) throws MalformedBody {
    List<RawEvent> read = json.oneOrMany(utf8("[{\"a\":1}," + event + ",{\"a\":2}]"));

    assertThat(read)
        .extracting(JsonEventsTest::text)
        .containsExactly("{\"a\":1}", event, "{\"a\":2}");
    assertThat(read.get(1).fault().reason()).isEqualTo(reason);
  }

  static Stream<Arguments> large() {
    return Stream.of(
        arguments(nested("[", "]", 32), Reason.TOO_DEEP),
        arguments(nested("{\"b\":", "}", 400), Reason.TOO_DEEP),
        arguments("{\"a\":\"" + "x".repeat(LARGEST_EVENT) + "\"}", Reason.TOO_LARGE),
        arguments("{\"" + "k".repeat(LARGEST_EVENT) + "\":1}", Reason.TOO_LARGE),
        arguments("{\"a\":1" + "0".repeat(60_000) + "}", Reason.NUMBER_OUT_OF_RANGE),
        arguments("{\"a\":0." + "1".repeat(60_000) + "}", Reason.NUMBER_OUT_OF_RANGE),
        arguments("{\"a\":1." + "0".repeat(60_000) + "e5}", Reason.NUMBER_OUT_OF_RANGE));
  }

  private static Arguments arguments(String event, Reason why) {
    return Arguments.of(Named.of(event.substring(0, 8), event), why);
  }

  @Test
  @DisplayName("An event may be 32 objects and lists deep")
  void deepest() throws MalformedBody {
    assertThat(json.one(utf8(nested("[", "]", 31))).fault()).isNull();
  }

  private static String nested(String open, String close, int times) {
    String inner = open.endsWith(":") ? "1" : "";
    return "{\"a\":" + open.repeat(times) + inner + close.repeat(times) + "}";
  }

  private static String text(RawEvent event) {
    return new String(event.bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("Keys that are chosen to collide in the tables of the parser are read like others")
  void collidingKeys() throws MalformedBody {
    // 33 * 'A' + 'b' = 33 * 'B' + 'A'
    List<String> keys = List.of("");
    for (int length = 0; length < 11; length++) {
      keys = keys.stream().flatMap(key -> Stream.of(key + "Ab", key + "BA")).toList();
    }
    String event =
        keys.stream().map(key -> "\"" + key + "\":1").collect(Collectors.joining(",", "{", "}"));

    List<RawEvent> events = new JsonEvents(1_000_000).oneOrMany(utf8("[" + event + ",{}]"));

    assertThat(events).extracting(RawEvent::fault).containsOnlyNulls().hasSize(2);
    assertThat(events.get(0).json()).hasSize(keys.size());
  }
}
