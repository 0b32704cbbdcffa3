package io.playledger.trivia.rest;

/**
 * A game that runs. Old clients read this as a map of strings: nothing but strings may be added.
 *
 * @param sessionId the name of the game in the calls that follow
 * @param startedAt when it began, by its own clock; ISO 8601, UTC
 */
record StartedGame(String sessionId, String startedAt) {}
