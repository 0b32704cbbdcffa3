package io.playledger.intake;

import io.playledger.platform.error.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks bodies, up to a size: a few bytes of gzip can stand for gigabytes. */
final class BodyText {

  private static final int BUFFER = 16 * 1024;

  private BodyText() {}

  /**
   * @param encoding {@code Content-Encoding}; null for none
   * @param limit most bytes after unpacking
   * @throws Refusal if the encoding is not gzip, the bytes are not, or there are too many
   */
  static byte[] unpack(byte[] body, @Nullable String encoding, int limit) {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body, limit);
      default -> throw Refusal.unsupported("Content-Encoding", "must be gzip, or none");
    };
  }

  private static byte[] gunzip(byte[] body, int limit) {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
      byte[] bytes = unpacked.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw Refusal.tooLarge("the body may have at most %d bytes unpacked".formatted(limit));
      }
      return bytes;
    } catch (IOException e) {
      throw Refusal.invalid("body", "is not gzip");
    }
  }
}
