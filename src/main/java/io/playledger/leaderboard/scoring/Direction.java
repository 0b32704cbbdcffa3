package io.playledger.leaderboard.scoring;

/** Which of two numbers is better. */
public enum Direction {
  HIGHEST,
  LOWEST
}
