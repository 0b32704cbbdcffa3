package io.playledger.leaderboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.leaderboard.Board;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** What is sent to those who watch a board. */
public sealed interface LiveEvent {

  /**
   * A board as it stands. All who watch it share one.
   *
   * @param id of the content: boards of the same content have the same, on whichever instance
   * @param json as the board is answered when it is asked for
   */
  record Shown(String id, String json) implements LiveEvent {

    /** Enough that two contents in turn never have the same by chance. */
    private static final int ID_BYTES = 12;

    static Shown of(Board board, ObjectMapper mapper) {
      try {
        String json = mapper.writeValueAsString(board);
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        String id =
            Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        return new Shown(id, json);
      } catch (JsonProcessingException | NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** That there is nothing new, and that the connection still holds. */
  record Heartbeat() implements LiveEvent {}
}
