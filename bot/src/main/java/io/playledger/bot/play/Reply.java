package io.playledger.bot.play;

/**
 * What is answered to a question.
 *
 * @param option index into the question's options
 * @param thinkMillis time taken to answer, 400 to 30,000
 */
record Reply(int option, int thinkMillis) {}
