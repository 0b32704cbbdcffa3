package io.playledger.ledger;

import io.playledger.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 over what an event says: tells a resend from another event under the same id. */
final class ContentHash {

  private ContentHash() {}

  static byte[] of(Event event) {
    MessageDigest digest = sha256();
    add(digest, event.type());
    add(digest, event.source());
    add(digest, event.occurredAt().toString());
    add(digest, event.product());
    add(digest, event.playerId());
    add(digest, event.sessionId());
    add(digest, event.data());
    return digest.digest();
  }

  /** Each field goes in with its length, so that no two events can spell the same bytes. */
  private static void add(MessageDigest digest, @Nullable String field) {
    if (field == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).flip());
      return;
    }
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
