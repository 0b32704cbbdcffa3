/** Who is best at which game: a projection, and what is read of it. */
@NullMarked
package io.playledger.leaderboard;

import org.jspecify.annotations.NullMarked;
