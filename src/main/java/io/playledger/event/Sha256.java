package io.playledger.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 over several texts. */
public final class Sha256 {

  private Sha256() {}

  /** Each text goes in with its length, so that no two lists of texts can spell the same bytes. */
  public static byte[] of(@Nullable String... texts) {
    byte[] @Nullable [] all = new byte[texts.length][];
    int length = texts.length * Integer.BYTES;
    for (int index = 0; index < texts.length; index++) {
      String text = texts[index];
      if (text != null) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        all[index] = bytes;
        length += bytes.length;
      }
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    for (byte[] bytes : all) {
      buffer.putInt(bytes == null ? -1 : bytes.length);
      if (bytes != null) {
        buffer.put(bytes);
      }
    }
    return sha256().digest(buffer.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
