package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Crowd;
import io.playledger.support.Database;
import io.playledger.support.GameClient;
import io.playledger.support.PreparedHome;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service is killed without warning and started again. */
class KilledServiceIT extends OwnHome {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
  private static final Duration STAGE_WITHIN = Duration.ofSeconds(30);
  private static final int PLAYERS = 8;

  @Test
  @DisplayName("What was acknowledged before a kill is there after it, and open games go on")
  void killedBetweenAnswers() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    List<RemoteGame> open = new ArrayList<>();
    ServiceProcess killed = ServiceProcess.start(home, port);
    GameClient client = killed.client();
    for (int number = 0; number < 5; number++) {
      RemoteGame.playWhole(client, acknowledged, 4);
      RemoteGame game = RemoteGame.start(client, acknowledged, 4);
      game.answer(true);
      game.answer(number % 2 == 0);
      open.add(game);
    }
    long orphan = Database.pid(home);

    killed.kill();

    long begin = System.nanoTime();
    try (ServiceProcess again = ServiceProcess.start(home, port)) {
      Duration back = Duration.ofNanos(System.nanoTime() - begin);
      System.out.printf("ready %d ms after a start that follows a kill%n", back.toMillis());
      assertThat(again.isAlive()).isTrue();
      assertThat(back).isLessThan(BACK_WITHIN);
      assertThat(Signals.isAlive(orphan)).isFalse();
      acknowledged.assertRecordedOnce(Database.of(home));

      open.forEach(RemoteGame::finish);

      acknowledged.assertRecordedOnce(Database.of(home));
      acknowledged.assertReported(client);
    }
  }

  @Test
  @DisplayName("Killed at any stage of its first start, it starts the next time")
  void killedWhileStarting() throws Exception {
    Home fresh = PreparedHome.withPrograms(folder.resolve("fresh"));
    Path postgres = fresh.postgres();
    List<Stage> stages =
        List.of(
            new Stage(postgres.resolve("postgres.log"), "running bootstrap script"),
            new Stage(postgres.resolve("postgres.log"), "performing post-bootstrap"),
            new Stage(postgres.resolve("data/PG_VERSION"), ""),
            new Stage(postgres.resolve("data/postmaster.pid"), "ready"),
            new Stage(fresh.adminKeyFile(), ""));
    for (Stage stage : stages) {
      ServiceProcess service = ServiceProcess.launch(fresh, port, Map.of());
      Await.until(stage.toString(), STAGE_WITHIN, stage::isReached);
      service.kill();
    }

    try (ServiceProcess service = ServiceProcess.start(fresh, port)) {
      Acknowledged acknowledged = new Acknowledged();
      RemoteGame.playWhole(service.client(), acknowledged, 3);
      acknowledged.assertRecordedOnce(Database.of(fresh));
      acknowledged.assertReported(service.client());
    }
  }

  @Test
  @DisplayName("Killed twice in the middle of play, it loses nothing and counts nothing twice")
  void killedInTheMiddle() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    ServiceProcess service = ServiceProcess.start(home, port);
    try (Crowd crowd = Crowd.of(PLAYERS, service.client(), acknowledged)) {
      for (int kills = 0; kills < 2; kills++) {
        crowd.awaitAnswers(100);
        service.kill();
        service = ServiceProcess.start(home, port);
      }
      crowd.awaitAnswers(100);

      crowd.finish();

      acknowledged.assertRecordedOnce(Database.of(home));
      acknowledged.assertReported(service.client());
    } finally {
      service.close();
    }
  }

  /** How far a start has come: a file that is there by then, and what is in it. */
  private record Stage(Path file, String text) {
    boolean isReached() throws IOException {
      return Files.exists(file) && Files.readString(file).contains(text);
    }
  }
}
