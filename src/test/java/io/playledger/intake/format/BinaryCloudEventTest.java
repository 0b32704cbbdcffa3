package io.playledger.intake.format;

import static io.playledger.intake.format.SomeJson.bytes;
import static io.playledger.intake.format.SomeJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudEvents whose attributes are headers. */
class BinaryCloudEventTest {

  private static final Map<String, String> HEADERS =
      Map.of(
          "ce-specversion", "1.0",
          "ce-id", "e1",
          "ce-source", "/maze",
          "ce-type", "x",
          "content-type", "application/json",
          "accept", "*/*");

  @Test
  @DisplayName("Attributes are headers, and the data the body, byte for byte")
  void structured() {
    byte[] json = BinaryCloudEvent.structured(HEADERS, bytes("{ 'level' : 1.50 }"));

    assertThat(new String(json, StandardCharsets.UTF_8))
        .endsWith(",\"data\":{ \"level\" : 1.50 }}");
    assertThat(read(json))
        .isEqualTo(
            object(
                """
                {'specversion':'1.0','id':'e1','source':'/maze','type':'x',
                 'datacontenttype':'application/json','data':{'level':1.5}}"""));
  }

  @Test
  @DisplayName("Without a body there are no data, and no type of them")
  void noBody() {
    assertThat(read(BinaryCloudEvent.structured(HEADERS, new byte[0])))
        .isEqualTo(object("{'specversion':'1.0','id':'e1','source':'/maze','type':'x'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
          a+b                             | a+b
          a%2Bb%20+c                      | a+b +c
          100%                            | 100%
          100%zz                          | 100%zz
          %22%5c%0a                       | "\\n
          plain                           | plain
          """)
  @DisplayName("Values are percent-decoded, and one that is not encoded stays as it is")
  void percent(String value, String text) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("ce-id", value);

    assertThat(read(BinaryCloudEvent.structured(headers, bytes("{}"))).get("id").textValue())
        .isEqualTo(text.replace("\\n", "\\\n"));
  }

  @Test
  @DisplayName("Only the version of the specification tells such an event")
  void told() {
    assertThat(BinaryCloudEvent.isIn(HEADERS)).isTrue();
    assertThat(BinaryCloudEvent.isIn(Map.of("ce-id", "1", "ce-type", "x"))).isFalse();
  }

  private static ObjectNode read(byte[] json) {
    return (ObjectNode) SomeJson.event(new String(json, StandardCharsets.UTF_8)).json();
  }
}
