package io.playledger.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** The answer to a request that is refused: RFC 9457 problem details. */
public record Problem(JsonNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String INTERNALS =
      "(?s).*(Exception|Error:|io\\.playledger|java\\.|com\\.fasterxml|jakarta|org\\.|\\tat ).*";

  /** Takes an answer for a problem, and requires that it is one and tells nothing internal. */
  public static Problem of(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    try {
      JsonNode body = JSON.readTree(answer.body());
      assertThat(body.path("status").intValue()).isEqualTo(status);
      assertThat(body.path("title").asText()).isNotBlank();
      assertThat(body.path("detail").asText()).isNotBlank();
      assertThat(answer.body()).doesNotMatch(INTERNALS);
      return new Problem(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }

  public String detail() {
    return body.path("detail").asText();
  }

  /** The first field that is named, or the empty string. */
  public String field() {
    return body.at("/violations/0/field").asText();
  }
}
