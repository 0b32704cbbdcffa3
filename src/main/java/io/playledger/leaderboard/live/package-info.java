/** Boards that are watched: whoever does is sent the board whenever it has changed. */
@NullMarked
package io.playledger.leaderboard.live;

import org.jspecify.annotations.NullMarked;
