/** The trivia game over HTTP: requests and responses, no logic. */
@NullMarked
package io.playledger.trivia.rest;

import org.jspecify.annotations.NullMarked;
