package io.playledger.product;

/** What a board goes over, again and again. */
public enum Period {
  DAILY,
  WEEKLY,
  MONTHLY
}
