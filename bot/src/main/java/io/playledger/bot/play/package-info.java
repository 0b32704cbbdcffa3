/** Plays a plan over the API and counts what the service acknowledged. */
@NullMarked
package io.playledger.bot.play;

import org.jspecify.annotations.NullMarked;
