package io.playledger.bench.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with slots of fixed width, so that filling it in costs hardly more than copying it. A slot
 * is spelled {@code <name___>}, as wide as it is.
 */
final class Template {
  private static final Pattern SLOT = Pattern.compile("<([a-z]+)_*>");
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text;
  private final Map<String, Slot> slots = new HashMap<>();

  Template(String text) {
    this.text = text.getBytes(StandardCharsets.US_ASCII);
    Matcher slot = SLOT.matcher(text);
    while (slot.find()) {
      slots.put(slot.group(1), new Slot(slot.start(), slot.end() - slot.start()));
    }
  }

  int length() {
    return text.length;
  }

  /**
   * @throws IllegalArgumentException if the text has none of that name
   */
  Slot slot(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("there is no slot " + name);
    }
    return slot;
  }

  /** Copies the text, its slots still to be filled. */
  void copy(byte[] into, int at) {
    System.arraycopy(text, 0, into, at, text.length);
  }

  /**
   * @param at from the beginning of the text
   * @param width in characters
   */
  record Slot(int at, int width) {

    /** Fills in the last digits of a number, zeros before them. */
    void decimal(byte[] into, int begin, long number) {
      long rest = number;
      for (int index = begin + at + width - 1; index >= begin + at; index--) {
        into[index] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }

    /** Fills in the last hexadecimal digits of a number. */
    void hex(byte[] into, int begin, long number) {
      long rest = number;
      for (int index = begin + at + width - 1; index >= begin + at; index--) {
        into[index] = HEX[(int) (rest & 0xF)];
        rest >>>= 4;
      }
    }

    /**
     * @param word as wide as the slot
     */
    void word(byte[] into, int begin, byte[] word) {
      System.arraycopy(word, 0, into, begin + at, width);
    }
  }
}
