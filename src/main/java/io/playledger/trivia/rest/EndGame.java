package io.playledger.trivia.rest;

import jakarta.validation.constraints.NotNull;

/** Which game to end. */
record EndGame(@NotNull String sessionId) {}
