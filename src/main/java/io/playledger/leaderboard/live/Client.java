package io.playledger.leaderboard.live;

/** Whoever watches a board, at the other end of a connection. */
public interface Client {

  /** From where: the streams of one address are limited. */
  String address();

  /** Whether the connection is closed. */
  boolean isGone();

  /** Closes the connection at once; what has not been taken is lost. */
  void cutOff();
}
