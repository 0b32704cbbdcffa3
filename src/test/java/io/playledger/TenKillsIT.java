package io.playledger;

import io.playledger.support.Acknowledged;
import io.playledger.support.BotProcess;
import io.playledger.support.Crowd;
import io.playledger.support.Database;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service and its database are killed again and again while people, or bots, play. */
class TenKillsIT extends Kills {

  private static final int PLAYERS = 8;
  private static final int KILLS = 10;
  private static final int ANSWERS_BETWEEN = 40;
  private static final int GAMES_OF_BOT = 500;

  @Test
  @DisplayName("After ten kills every acknowledged answer is there once, and every check passes")
  void tenKills() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    try (Crowd crowd = Crowd.of(PLAYERS, client, acknowledged)) {
      killInTurns(crowd::awaitAnswers);
      crowd.awaitAnswers(ANSWERS_BETWEEN);
      crowd.finish();
    }

    acknowledged.assertRecordedOnce(Database.of(home));
    acknowledged.assertReported(client);
    assertChecked();
  }

  @Test
  @DisplayName("The bot plays on through ten kills, and what it counted is what the ledger has")
  void tenKillsOfBot() throws Exception {
    try (BotProcess bot = BotProcess.play(folder, port, GAMES_OF_BOT, PLAYERS)) {
      killInTurns(more -> bot.awaitAnswers(home, more));

      bot.assertPlayed(GAMES_OF_BOT);
      bot.assertRecordedOnce(Database.of(home));
      bot.assertReported(client);
    }
    assertChecked();
  }

  /** Kills the service and its database in turns, each time after that many answers more. */
  private void killInTurns(AwaitAnswers answers) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      answers.await(ANSWERS_BETWEEN);
      if (kill % 2 == 0) {
        killService();
      } else {
        killDatabase();
      }
    }
  }

  private interface AwaitAnswers {
    void await(int more) throws Exception;
  }
}
