package io.playledger.intake.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** The parsers under Jazzer; in a normal run it only goes through the inputs that are kept. */
class FormatsFuzzTest {

  private final AnyBody any = new AnyBody();

  @FuzzTest(maxDuration = "10m")
  void events(byte[] body) {
    any.asEvents(body);
  }

  @FuzzTest(maxDuration = "10m")
  void batches(byte[] body) {
    any.asBatch(body);
  }

  @FuzzTest(maxDuration = "10m")
  void cloudEventData(byte[] body) {
    any.asCloudEventData(body, new String(body, StandardCharsets.ISO_8859_1));
  }
}
