/** A Playledger service in memory: real HTTP, the trivia calls only, and faults on demand. */
@NullMarked
package io.playledger.bot.support;

import org.jspecify.annotations.NullMarked;
