package io.playledger.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Measured;
import io.playledger.stats.StatsChange.Result;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What players answer in the trivia game, in all and by category ({@code answered/History}). The
 * streak is of right answers in a row, from game to game.
 */
@Singleton
class TriviaAnswers implements StatsHandler {

  private static final String ANSWERED = "answered";
  private static final String CORRECT = "correct";
  private static final String GAMES = "games";
  private static final String ANSWER_MS = "answer_ms";
  private static final String QUESTION_ANSWERED = "question_answered";

  @Override
  public String name() {
    return "trivia";
  }

  @Override
  public Set<String> types() {
    return Set.of(QUESTION_ANSWERED, "game_ended");
  }

  @Override
  public List<Shown> shown() {
    return List.of(
        Shown.counter(GAMES),
        Shown.counter(ANSWERED),
        Shown.counter(CORRECT),
        Shown.currentStreak("current_answer_streak", ANSWERED),
        Shown.bestStreak("best_answer_streak", ANSWERED),
        Shown.median("median_answer_ms", ANSWER_MS));
  }

  @Override
  public List<StatsChange> changes(Fact fact) {
    String player = fact.event().playerId();
    if (player == null) {
      return List.of();
    }
    return fact.event().type().equals(QUESTION_ANSWERED)
        ? answered(player, fact)
        : List.of(Count.one(player, GAMES));
  }

  private static List<StatsChange> answered(String player, Fact fact) {
    String category = fact.requiredText("category");
    boolean isCorrect = fact.data().path(CORRECT).asBoolean();
    List<StatsChange> changes = new ArrayList<>();
    changes.add(Count.one(player, ANSWERED));
    changes.add(Count.one(player, ANSWERED + "/" + category));
    if (isCorrect) {
      changes.add(Count.one(player, CORRECT));
      changes.add(Count.one(player, CORRECT + "/" + category));
    }
    changes.add(new Result(player, ANSWERED, isCorrect));
    JsonNode millis = fact.data().path("answerMillis");
    if (millis.canConvertToLong()) {
      changes.add(new Measured(player, ANSWER_MS, millis.longValue()));
    }
    return changes;
  }
}
