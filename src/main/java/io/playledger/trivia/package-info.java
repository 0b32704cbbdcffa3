/**
 * The trivia game: its questions and its sessions. A session's state and the events that report it
 * commit together.
 */
@NullMarked
package io.playledger.trivia;

import org.jspecify.annotations.NullMarked;
