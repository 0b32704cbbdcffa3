/** Counters of each player in each game: a projection, with a handler for each kind of game. */
@NullMarked
package io.playledger.stats;

import org.jspecify.annotations.NullMarked;
