package io.playledger.bot;

import io.playledger.bot.api.CallFailedException;
import io.playledger.bot.api.GameApi;
import io.playledger.bot.api.Question;
import io.playledger.bot.api.UnavailableException;
import java.net.URI;
import java.util.List;

/** Finds out, before anything is played, whether a service can be played against. */
final class ServiceCheck {
  private ServiceCheck() {}

  /**
   * Asks for questions outside any game.
   *
   * @throws CannotStartException if there is no answer, no question, or no correct answer in them
   */
  static void check(GameApi api, URI url) throws CannotStartException, InterruptedException {
    List<Question> questions;
    try {
      questions = api.anyQuestions();
    } catch (UnavailableException e) {
      throw new CannotStartException("Nothing to play against at " + url + ": " + e.getMessage());
    } catch (CallFailedException e) {
      throw new CannotStartException("No Playledger service at " + url + ": " + e.getMessage());
    }
    if (questions.isEmpty()) {
      throw new CannotStartException("The service at " + url + " has no questions.");
    }
    if (questions.stream().anyMatch(question -> question.correctIndex() == null)) {
      throw new CannotStartException(
          "The service at "
              + url
              + " does not tell the correct answers. The bot needs its debug aids: start it with"
              + " playledger.debug.enabled=true.");
    }
  }
}
