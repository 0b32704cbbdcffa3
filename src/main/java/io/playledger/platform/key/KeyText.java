package io.playledger.platform.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A key as its holder has it: {@code plk_<id>_<secret>}. Whoever searches files for leaked keys can
 * tell it by its beginning and its length.
 */
record KeyText(String id, String secret) {

  static final String PREFIX = "plk_";

  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;

  /** In base64url without padding. */
  private static final int SECRET_LENGTH = 43;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new key. */
  static KeyText make() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
    }
    return withNewSecret(id.toString());
  }

  /** A new secret of a key that there is. */
  static KeyText withNewSecret(String id) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Empty for anything that cannot be a key. By hand, since every request asks. */
  static Optional<KeyText> parse(String text) {
    int secret = PREFIX.length() + ID_LENGTH + 1;
    if (text.length() != secret + SECRET_LENGTH
        || !text.startsWith(PREFIX)
        || text.charAt(secret - 1) != '_') {
      return Optional.empty();
    }
    for (int index = PREFIX.length(); index < secret - 1; index++) {
      if (ID_LETTERS.indexOf(text.charAt(index)) < 0) {
        return Optional.empty();
      }
    }
    for (int index = secret; index < text.length(); index++) {
      if (!isBase64Url(text.charAt(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new KeyText(text.substring(PREFIX.length(), secret - 1), text.substring(secret)));
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** SHA-256 of the secret: it is 256 random bits, so there is no dictionary to try. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What the holder is given. */
  String text() {
    return "plk_%s_%s".formatted(id, secret);
  }

  /** Never the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "plk_%s_...".formatted(id);
  }
}
