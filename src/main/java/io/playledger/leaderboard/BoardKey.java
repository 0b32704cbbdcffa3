package io.playledger.leaderboard;

import java.util.Arrays;

/** A place in the order of a board: the better, the larger; see {@code scoring.SortKey}. */
final class BoardKey {

  private final byte[] bytes;

  BoardKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoardKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
