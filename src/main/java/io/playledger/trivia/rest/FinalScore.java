package io.playledger.trivia.rest;

/** The score of a game that has ended. */
record FinalScore(int finalScore) {}
