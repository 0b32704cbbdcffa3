package io.playledger.ledger;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 of a text: names are few enough to be tried one by one, were there no key. */
final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  /** Never used itself: it is not for several threads, and a copy is cheaper than a new one. */
  private final Mac prepared;

  KeyedHash(byte[] secret) {
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  Value of(String text) {
    try {
      Mac mac = (Mac) prepared.clone();
      return new Value(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the HMAC of every Java platform can be copied", e);
    }
  }

  /** Bytes that are equal where they have equal values. */
  record Value(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Value value && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}
