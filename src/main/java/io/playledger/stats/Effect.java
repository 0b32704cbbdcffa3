package io.playledger.stats;

import io.playledger.projection.Fact;

/**
 * An event that counts, or does not count any more.
 *
 * @param fact the event, as it is corrected
 * @param isTakenBack whether what it did is undone
 */
record Effect(Fact fact, boolean isTakenBack) {

  static Effect of(Fact fact) {
    return new Effect(fact, false);
  }
}
