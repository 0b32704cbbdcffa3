/**
 * How results become scores: ratings, points and the order of a board. Plain Java; knows nothing of
 * events, databases or clocks. The same input in the same order gives the same bits.
 */
@NullMarked
package io.playledger.leaderboard.scoring;

import org.jspecify.annotations.NullMarked;
