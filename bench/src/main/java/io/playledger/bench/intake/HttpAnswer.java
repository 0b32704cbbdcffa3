package io.playledger.bench.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads answers of HTTP/1.1, one after the other, as their bytes come. Of a body it keeps the
 * beginning only: that says how many events were stored, and the rest of a large one what became of
 * each.
 */
final class HttpAnswer {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int KEPT = 256;
  private static final int HEXADECIMAL = 16;

  private final byte[] line = new byte[LONGEST_LINE];
  private final byte[] beginning = new byte[KEPT];
  private int lineLength;
  private int beginningLength;
  private Part part = Part.STATUS;
  private int status;
  private boolean chunked;

  /** Bytes to come, of the body or of a chunk of it. */
  private long left;

  private enum Part {
    STATUS,
    HEADERS,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    COMPLETE
  }

  /**
   * Takes what has come. What lies behind the end of the answer is left.
   *
   * @return whether the answer is complete; the next bytes begin another one
   */
  boolean read(ByteBuffer bytes) throws IOException {
    if (part == Part.COMPLETE) {
      part = Part.STATUS;
    }
    while (part != Part.COMPLETE && bytes.hasRemaining()) {
      if (part == Part.BODY || part == Part.CHUNK) {
        content(bytes);
      } else if (isEndOfLine(bytes.get())) {
        line();
        lineLength = 0;
      }
    }
    return part == Part.COMPLETE;
  }

  int status() {
    return status;
  }

  /** The first characters of the body. */
  String beginning() {
    return new String(beginning, 0, beginningLength, StandardCharsets.UTF_8);
  }

  private boolean isEndOfLine(byte next) throws IOException {
    if (next == '\n') {
      return true;
    }
    if (next != '\r') {
      if (lineLength == LONGEST_LINE) {
        throw new IOException("a line of an answer has more than %d bytes".formatted(LONGEST_LINE));
      }
      line[lineLength++] = next;
    }
    return false;
  }

  private void line() throws IOException {
    String text = new String(line, 0, lineLength, StandardCharsets.US_ASCII);
    switch (part) {
      case STATUS -> status(text);
      case HEADERS -> header(text);
      case CHUNK_SIZE -> chunk(text);
      case CHUNK_END -> part = Part.CHUNK_SIZE;
      case TRAILERS -> part = text.isEmpty() ? Part.COMPLETE : Part.TRAILERS;
      case BODY, CHUNK, COMPLETE -> throw new IllegalStateException("no lines in " + part);
    }
  }

  private void status(String text) throws IOException {
    String[] words = text.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new IOException("no answer begins with: " + text);
    }
    status = Integer.parseInt(words[1]);
    chunked = false;
    left = 0;
    beginningLength = 0;
    part = Part.HEADERS;
  }

  private void header(String text) {
    if (text.isEmpty()) {
      part = chunked ? Part.CHUNK_SIZE : left > 0 ? Part.BODY : Part.COMPLETE;
      return;
    }
    int colon = text.indexOf(':');
    String name = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    if (name.equals("content-length")) {
      left = Long.parseLong(text.substring(colon + 1).strip());
    } else if (name.equals("transfer-encoding")) {
      chunked = true;
    }
  }

  private void chunk(String text) {
    int extension = text.indexOf(';');
    String size = extension < 0 ? text : text.substring(0, extension);
    left = Long.parseLong(size.strip(), HEXADECIMAL);
    part = left == 0 ? Part.TRAILERS : Part.CHUNK;
  }

  private void content(ByteBuffer bytes) {
    int here = (int) Math.min(left, bytes.remaining());
    int kept = Math.min(here, KEPT - beginningLength);
    bytes.get(beginning, beginningLength, kept);
    beginningLength += kept;
    bytes.position(bytes.position() + here - kept);
    left -= here;
    if (left == 0) {
      part = part == Part.CHUNK ? Part.CHUNK_END : Part.COMPLETE;
    }
  }
}
