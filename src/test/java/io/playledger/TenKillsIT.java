package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.BotProcess;
import io.playledger.support.Crowd;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service and its database are killed again and again while people, or bots, play. */
class TenKillsIT extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final Duration CHECKED_WITHIN = Duration.ofMinutes(3);
  private static final int PLAYERS = 8;
  private static final int KILLS = 10;
  private static final int ANSWERS_BETWEEN = 40;
  private static final int GAMES_OF_BOT = 500;

  private ServiceProcess service;
  private GameClient client;

  @BeforeEach
  void start() throws Exception {
    service = ServiceProcess.start(home, port);
    client = service.client();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

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
        service.kill();
        service = ServiceProcess.start(home, port);
      } else {
        killDatabase();
        Await.until("the service is ready again", BACK_WITHIN, client::isReady);
      }
    }
  }

  private void killDatabase() throws Exception {
    long postgres = Database.pid(home);
    Signals.send("KILL", postgres);
    Await.until("the database is gone", () -> !Signals.isAlive(postgres));
  }

  private void assertChecked() throws Exception {
    Finished check =
        Finished.run(
            CHECKED_WITHIN,
            Map.of("PLAYLEDGER_HOME", home.root().toString()),
            "./playledger",
            "check");
    assertThat(check.status()).as("%s", check).isZero();
  }

  private interface AwaitAnswers {
    void await(int more) throws Exception;
  }
}
