package io.playledger.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts what flows by in COPY's text format, and takes its checksum. */
final class Tally {

  private final MessageDigest digest = sha256Digest();
  private long rows;
  private long bytes;

  /** What is written to this counts, and goes on to the target. */
  OutputStream of(OutputStream target) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
      }

      @Override
      public void write(byte[] block, int offset, int length) throws IOException {
        target.write(block, offset, length);
        add(block, offset, length);
      }
    };
  }

  /** What is read from this counts. */
  InputStream of(InputStream source) {
    return new FilterInputStream(source) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] block, int offset, int length) throws IOException {
        int read = super.read(block, offset, length);
        add(block, offset, Math.max(0, read));
        return read;
      }
    };
  }

  private void add(byte[] block, int offset, int length) {
    digest.update(block, offset, length);
    bytes += length;
    // A line break inside a value is written otherwise.
    for (int index = offset; index < offset + length; index++) {
      if (block[index] == '\n') {
        rows++;
      }
    }
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  /** In hexadecimal digits; ends the count. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
