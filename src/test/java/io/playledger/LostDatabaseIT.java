package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.KillableServer;
import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Crowd;
import io.playledger.support.GameClient;
import io.playledger.support.GameClient.Reply;
import io.playledger.support.Ports;
import io.playledger.support.RemoteGame;
import io.playledger.support.RowLock;
import io.playledger.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The database, a server of its own here, goes away under a service that stays up. */
class LostDatabaseIT {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWERED_WHEN_FROZEN = Duration.ofSeconds(10);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
  private static final int PLAYERS = 8;

  /** Kept where a test fails: the logs are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Home home;
  private KillableServer server;
  private ServiceProcess service;
  private GameClient client;

  @BeforeEach
  void start() throws Exception {
    server = KillableServer.start(folder.resolve("database"));
    home = new Home(folder.resolve("home"));
    service =
        ServiceProcess.start(
            home,
            Ports.free(),
            Map.of(
                "PLAYLEDGER_DB_URL", server.database().url(),
                "PLAYLEDGER_DB_USER", server.database().user(),
                "PLAYLEDGER_DB_PASSWORD", server.database().password()));
    client = service.client();
  }

  @AfterEach
  void stop() throws Exception {
    try (KillableServer closedLast = server) {
      service.close();
    }
  }

  @Test
  @DisplayName("While the database is away calls are answered 503, and afterwards play goes on")
  void away() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    RemoteGame.playWhole(client, acknowledged, 3);
    RemoteGame game = RemoteGame.start(client, acknowledged, 3);
    game.answer(true);

    server.kill();

    for (Callable<Reply> call : calls(game)) {
      assertUnavailable(call.call(), ANSWERED_WITHIN);
    }
    assertThat(client.isReady()).isFalse();
    assertThat(client.get("/q/health/live").status()).isEqualTo(200);

    server.start();

    awaitReady();
    game.finish();
    RemoteGame.playWhole(client, acknowledged, 3);
    acknowledged.assertRecordedOnce(server.database());
    acknowledged.assertReported(client);
    assertThat(home.postgres()).doesNotExist();
  }

  @Test
  @DisplayName("Lost twice in the middle of play, it loses nothing and counts nothing twice")
  void lostInTheMiddle() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    try (Crowd crowd = Crowd.of(PLAYERS, client, acknowledged)) {
      for (int losses = 0; losses < 2; losses++) {
        crowd.awaitAnswers(100);
        server.kill();
        server.start();
      }
      crowd.awaitAnswers(100);

      crowd.finish();

      acknowledged.assertRecordedOnce(server.database());
      acknowledged.assertReported(client);
    }
  }

  @Test
  @DisplayName("While the database hangs calls are answered 503 in bounded time, then play goes on")
  void frozen() throws Exception {
    Acknowledged acknowledged = new Acknowledged();
    RemoteGame game = RemoteGame.start(client, acknowledged, 3);
    RemoteGame held = RemoteGame.start(client, acknowledged, 3);
    try (Crowd crowd = Crowd.of(PLAYERS, client, acknowledged);
        RowLock lock = RowLock.onSession(server.database(), held.session());
        ExecutorService callers = Executors.newCachedThreadPool()) {
      Future<Reply> underWay = callers.submit(() -> client.post("/answer", held.answerBody(true)));
      lock.awaitContender();
      crowd.awaitAnswers(100);

      server.freeze();

      for (Future<Reply> call : callers.invokeAll(calls(game))) {
        assertUnavailable(call.get(), ANSWERED_WHEN_FROZEN);
      }
      assertUnavailable(underWay.get(), ANSWERED_WHEN_FROZEN);
      assertThat(client.isReady()).isFalse();

      server.thaw();

      lock.close();
      awaitReady();
      game.finish();
      held.finish();
      crowd.awaitAnswers(100);
      crowd.finish();
      acknowledged.assertRecordedOnce(server.database());
      acknowledged.assertReported(client);
    }
  }

  private List<Callable<Reply>> calls(RemoteGame game) {
    return List.of(
        () -> client.post("/game/start", Map.of("clientRequestId", "while-away")),
        () -> client.post("/answer", game.answerBody(true)),
        () -> client.get("/questions?sessionId=" + game.session()),
        () -> client.get("/questions"),
        () -> client.post("/game/end", Map.of("sessionId", game.session())),
        () -> client.get("/reports/daily_games"),
        () -> client.post("/reports/refresh", Map.of()));
  }

  private static void assertUnavailable(Reply reply, Duration patience) {
    System.out.printf("answered %d after %d ms%n", reply.status(), reply.took().toMillis());
    assertThat(reply.status()).as("%s", reply).isEqualTo(503);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.retryAfter()).isNotEmpty();
    assertThat(reply.body().path("status").asInt()).isEqualTo(503);
    assertThat(reply.took()).isLessThan(patience);
  }

  private void awaitReady() throws IOException {
    long begin = System.nanoTime();
    Await.until("the service is ready again", BACK_WITHIN, client::isReady);
    System.out.printf(
        "ready %d ms after the database came back%n", (System.nanoTime() - begin) / 1_000_000);
  }
}
