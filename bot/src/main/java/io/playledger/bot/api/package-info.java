/** The trivia game's HTTP calls, repeated until acknowledged or hopeless. */
@NullMarked
package io.playledger.bot.api;

import org.jspecify.annotations.NullMarked;
