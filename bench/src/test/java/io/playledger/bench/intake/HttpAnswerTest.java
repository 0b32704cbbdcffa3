package io.playledger.bench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
  private static final String OF_LENGTH =
      "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nx: y\r\n\r\n{\"stored\":500}";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"stored\":\r\n4\r\n500}\r\n0\r\n\r\n";

  private final HttpAnswer answer = new HttpAnswer();

  @ParameterizedTest
  @ValueSource(strings = {OF_LENGTH, CHUNKED})
  @DisplayName("An answer is complete at its last byte, however the bytes come")
  void piecemeal(String text) throws IOException {
    ByteBuffer bytes = bytes(text);
    for (int at = 0; at < text.length() - 1; at++) {
      assertFalse(answer.read(bytes.slice(at, 1)));
    }

    assertTrue(answer.read(bytes.slice(text.length() - 1, 1)));

    assertEquals(200, answer.status());
    assertEquals("{\"stored\":500}", answer.beginning());
  }

  @Test
  @DisplayName("The next answer on the connection begins anew")
  void next() throws IOException {
    answer.read(bytes(CHUNKED));
    assertTrue(answer.read(bytes("HTTP/1.1 204 No Content\r\n\r\n")));

    assertEquals(204, answer.status());
    assertEquals("", answer.beginning());
  }

  @Test
  @DisplayName("Of a large body the beginning is kept, and all of it is read")
  void large() throws IOException {
    String body = "0123456789".repeat(10_000);

    assertTrue(answer.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body)));

    assertEquals(body.substring(0, 256), answer.beginning());
  }

  @Test
  @DisplayName("What is no answer is refused")
  void nonsense() {
    assertThrows(IOException.class, () -> answer.read(bytes("SSH-2.0-x\r\n")));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
