/** What will be played: days, games and answers, drawn from a seed before anything is sent. */
@NullMarked
package io.playledger.bot.plan;

import org.jspecify.annotations.NullMarked;
