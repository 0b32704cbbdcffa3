package io.playledger.intake;

import io.playledger.platform.error.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks bodies, up to a size: a few bytes of gzip can stand for gigabytes. */
final class BodyText {

  private static final int BUFFER = 16 * 1024;

  private BodyText() {}

  /**
   * @param encoding {@code Content-Encoding}; null for none
   * @param limit most bytes after unpacking
   * @param held told of the bytes that are unpacked, as they are; may refuse them
   * @throws Refusal if the encoding is not gzip, the bytes are not, or there are too many
   */
  static byte[] unpack(byte[] body, @Nullable String encoding, int limit, IntConsumer held) {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body, limit, held);
      default -> throw Refusal.unsupported("Content-Encoding", "must be gzip, or none");
    };
  }

  private static byte[] gunzip(byte[] body, int limit, IntConsumer held) {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
      byte[] piece = new byte[BUFFER];
      for (int read = unpacked.read(piece); read >= 0; read = unpacked.read(piece)) {
        if (read > limit - bytes.size()) {
          throw Refusal.tooLarge("the body may have at most %d bytes unpacked".formatted(limit));
        }
        held.accept(read);
        bytes.write(piece, 0, read);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw Refusal.invalid("body", "is not gzip");
    }
  }
}
