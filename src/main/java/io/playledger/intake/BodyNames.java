package io.playledger.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.playledger.ledger.Pseudonyms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms in the place of ids in bodies that may be anything but JSON, and leaves every
 * other byte as it came. Whatever stands between two quotes is looked at, texts and what is between
 * texts: a quote too many would otherwise hide all that comes after it. Data in base64 are looked
 * into.
 */
final class BodyNames {

  /** An id of 256 characters, all of them escaped. */
  private static final int LONGEST_NAME = 256 * 12;

  private static final JsonFactory JSON = new JsonFactory();

  private BodyNames() {}

  /**
   * @param bytes the very same where nothing was found
   * @param found the ids that were
   */
  record Replaced(byte[] bytes, Set<String> found) {}

  static Replaced replace(byte[] body, Pseudonyms pseudonyms) {
    Set<String> found = new LinkedHashSet<>();
    if (pseudonyms.isEmpty()) {
      return new Replaced(body, found);
    }
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(body.length);
    int from = 0;
    for (int to = nextQuote(body, 0); to < body.length; to = nextQuote(body, from)) {
      replaced.writeBytes(between(body, from, to, pseudonyms, found));
      replaced.write('"');
      from = to + 1;
    }
    // A body that was cut off may end within the very id.
    replaced.writeBytes(between(body, from, body.length, pseudonyms, found));
    return new Replaced(found.isEmpty() ? body : replaced.toByteArray(), found);
  }

  private static byte[] between(
      byte[] body, int from, int to, Pseudonyms pseudonyms, Set<String> found) {
    byte[] bytes = Arrays.copyOfRange(body, from, to);
    @Nullable String text = bytes.length > LONGEST_NAME ? null : unescaped(bytes);
    @Nullable String pseudonym = text == null ? null : pseudonyms.find(text);
    if (text != null && pseudonym != null) {
      found.add(text);
      return pseudonym.getBytes(StandardCharsets.UTF_8);
    }
    byte @Nullable [] hidden = decoded(bytes);
    if (hidden != null) {
      Replaced inside = replace(hidden, pseudonyms);
      if (!inside.found().isEmpty()) {
        found.addAll(inside.found());
        return Base64.getEncoder().encode(inside.bytes());
      }
    }
    return bytes;
  }

  /** One that is not escaped; the end of the body if there is none. */
  private static int nextQuote(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '"') {
      at += body[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, body.length);
  }

  private static @Nullable String unescaped(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\\') < 0) {
      return text;
    }
    try (JsonParser parser = JSON.createParser('"' + text + '"')) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      return null;
    }
  }

  /** JSON in base64, as CloudEvents may carry it; null for any other text. */
  private static byte @Nullable [] decoded(byte[] bytes) {
    try {
      byte[] decoded = bytes.length < 8 ? bytes : Base64.getDecoder().decode(bytes);
      return bytes.length >= 8 && decoded[0] == '{' ? decoded : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
