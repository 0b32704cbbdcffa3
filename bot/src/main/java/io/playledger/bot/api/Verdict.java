package io.playledger.bot.api;

/** The service's acknowledgement of an answer. */
public record Verdict(boolean correct, int currentScore) {}
