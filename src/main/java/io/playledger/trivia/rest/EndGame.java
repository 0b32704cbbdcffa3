package io.playledger.trivia.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Which game to end. */
record EndGame(@NotNull @Size(max = 200) String sessionId) {}
