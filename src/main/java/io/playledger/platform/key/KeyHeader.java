package io.playledger.platform.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an {@code Authorization} header carries. */
public final class KeyHeader {

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private KeyHeader() {}

  /**
   * The text of a key: the token of {@code Bearer}, or the user name of {@code Basic}, which is how
   * Segment's clients send theirs. Empty if there is neither.
   */
  public static Optional<String> keyText(@Nullable String header) {
    return bearer(header).or(() -> after(BASIC, header).flatMap(KeyHeader::userName));
  }

  /** The token of {@code Bearer}; empty if there is none. */
  public static Optional<String> bearer(@Nullable String header) {
    return after(BEARER, header);
  }

  private static Optional<String> after(String scheme, @Nullable String header) {
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(scheme)
        ? Optional.of(header.substring(scheme.length()).strip()).filter(rest -> !rest.isEmpty())
        : Optional.empty();
  }

  /** RFC 7617: the user name ends at the first colon. */
  private static Optional<String> userName(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon > 0 ? Optional.of(pair.substring(0, colon)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
