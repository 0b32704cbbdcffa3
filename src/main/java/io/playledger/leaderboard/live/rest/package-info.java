/** Boards that are watched, over HTTP. */
@NullMarked
package io.playledger.leaderboard.live.rest;

import org.jspecify.annotations.NullMarked;
