package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.playledger.platform.error.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Unpacking under Jazzer: text or a refusal, and never more than the limit. */
class BodyTextFuzzTest {

  private static final int LIMIT = 64 * 1024;

  @FuzzTest(maxDuration = "10m")
  void gunzip(byte[] body) {
    try {
      assertThat(BodyText.unpack(body, "gzip", LIMIT, held -> {}).length)
          .isLessThanOrEqualTo(LIMIT);
    } catch (Refusal refused) {
      assertThat(refused.kind()).isIn(Refusal.Kind.INVALID, Refusal.Kind.TOO_LARGE);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void roundTrip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    if (body.length <= LIMIT) {
      assertThat(BodyText.unpack(packed.toByteArray(), " GZip ", LIMIT, held -> {}))
          .isEqualTo(body);
    }
  }
}
