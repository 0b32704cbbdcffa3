package io.playledger.platform.key;

import java.nio.charset.StandardCharsets;

/** Takes keys out of what is kept as it came: clients of some protocols send theirs in the body. */
public final class HiddenKeys {

  private static final String INSTEAD = "hidden";

  private HiddenKeys() {}

  /** The same bytes with every text that has the form of a key replaced; no copy where none has. */
  public static byte[] in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(KeyText.PREFIX)
        ? KeyText.FORM.matcher(text).replaceAll(INSTEAD).getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }
}
