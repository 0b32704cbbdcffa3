package io.playledger.leaderboard;

import io.playledger.leaderboard.BoardRows.Row;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.Text;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place on a board, behind which to read on: it stays where it is, whoever moves.
 *
 * @param key of the last row that was read
 * @param playerId of that row; of equal keys the order is that of the ids
 */
record Cursor(byte[] key, String playerId) {

  static Cursor behind(Row row) {
    return new Cursor(row.key(), row.entry().playerId());
  }

  /**
   * @throws Refusal if it is none
   */
  static Cursor parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      byte[] key = new byte[Byte.toUnsignedInt(bytes.get())];
      bytes.get(key);
      String playerId = StandardCharsets.UTF_8.decode(bytes).toString();
      if (Text.isStorable(playerId)) {
        return new Cursor(key, playerId);
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      // Told below.
    }
    throw Refusal.invalid("cursor", "must be what an answer before gave as next");
  }

  String text() {
    byte[] id = playerId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(1 + key.length + id.length);
    bytes.put((byte) key.length).put(key).put(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
