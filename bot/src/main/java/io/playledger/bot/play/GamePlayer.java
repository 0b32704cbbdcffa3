package io.playledger.bot.play;

import io.playledger.bot.api.CallFailedException;
import io.playledger.bot.api.GameApi;
import io.playledger.bot.api.Question;
import io.playledger.bot.api.StartedGame;
import io.playledger.bot.api.Verdict;
import io.playledger.bot.plan.GamePlan;
import java.time.LocalDate;
import java.util.List;

/** Plays one game from its start to its end, or to where it is abandoned. */
final class GamePlayer {
  private final GameApi api;
  private final String runId;
  private final Tally tally;

  GamePlayer(GameApi api, String runId, Tally tally) {
    this.api = api;
    this.runId = runId;
    this.tally = tally;
  }

  /** Counts each acknowledgement as it arrives, so a game that fails half-way counts that far. */
  void play(GamePlan plan) throws CallFailedException, InterruptedException {
    String requestId = runId + "-" + plan.date() + "-" + plan.index();
    StartedGame game = api.start(plan.playerId(), GamePlan.QUESTIONS, requestId, plan.startAt());
    LocalDate day = game.day();
    tally.count(day, DayCounts.STARTED);

    answer(game, plan);

    if (plan.abandoned()) {
      tally.count(day, DayCounts.ABANDONED);
    } else {
      tally.count(day, DayCounts.finished(api.end(game.sessionId())));
    }
  }

  private void answer(StartedGame game, GamePlan plan)
      throws CallFailedException, InterruptedException {
    List<Question> questions = api.questions(game.sessionId());
    List<Reply> replies = Skill.replies(plan.successRate(), questions, plan.answerPlans());
    for (int i = 0; i < replies.size(); i++) {
      Question question = questions.get(i);
      Reply reply = replies.get(i);
      Verdict verdict =
          api.answer(game.sessionId(), question.id(), reply.option(), reply.thinkMillis());
      tally.count(game.day(), verdict.correct() ? DayCounts.CORRECT : DayCounts.WRONG);
    }
  }
}
