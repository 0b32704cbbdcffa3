/** Leaderboards over HTTP. */
@NullMarked
package io.playledger.leaderboard.rest;

import org.jspecify.annotations.NullMarked;
