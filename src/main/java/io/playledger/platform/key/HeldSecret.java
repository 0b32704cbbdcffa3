package io.playledger.platform.key;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is held in memory.
 *
 * @param hash of the secret
 * @param revoked whether the key is
 * @param expiresAt when it ends after a rotation; null for the current one
 */
record HeldSecret(ApiKey key, byte[] hash, boolean revoked, @Nullable Instant expiresAt) {

  /** Compares in constant time. */
  boolean matches(byte[] other) {
    return MessageDigest.isEqual(hash, other);
  }

  boolean isValidAt(Instant now) {
    return !revoked && (expiresAt == null || now.isBefore(expiresAt));
  }
}
