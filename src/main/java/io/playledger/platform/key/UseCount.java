package io.playledger.platform.key;

import java.time.Instant;

/** How many requests there were, and when the last of them was. */
record UseCount(long requests, Instant lastAt) {

  UseCount plus(UseCount other) {
    return new UseCount(
        requests + other.requests, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
  }
}
