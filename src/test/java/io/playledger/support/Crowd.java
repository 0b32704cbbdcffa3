package io.playledger.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Players who play game after game at the same time, until told to stop. */
public final class Crowd implements AutoCloseable {

  private static final int QUESTIONS = 5;

  private final Acknowledged acknowledged;
  private final ExecutorService threads;
  private final List<Future<?>> players = new ArrayList<>();
  private volatile boolean stopping;

  private Crowd(int size, Acknowledged acknowledged) {
    this.acknowledged = acknowledged;
    threads = Executors.newFixedThreadPool(size);
  }

  /** Lets so many players begin; what they are told is added to what is acknowledged. */
  public static Crowd of(int size, GameClient client, Acknowledged acknowledged) {
    return of(size, List.of(client), acknowledged, Duration.ZERO);
  }

  /**
   * As above; the players share the clients out among them.
   *
   * @param pace how long each waits between two games
   */
  public static Crowd of(
      int size, List<GameClient> clients, Acknowledged acknowledged, Duration pace) {
    Crowd crowd = new Crowd(size, acknowledged);
    for (int player = 0; player < size; player++) {
      GameClient client = clients.get(player % clients.size());
      crowd.players.add(
          crowd.threads.submit(
              () -> {
                while (!crowd.stopping) {
                  RemoteGame.playWhole(client, acknowledged, QUESTIONS);
                  Thread.sleep(pace);
                }
                return null;
              }));
    }
    return crowd;
  }

  /** Waits until so many answers more are acknowledged. */
  public void awaitAnswers(int more) {
    int enough = acknowledged.answers() + more;
    Await.until(
        more + " answers more",
        Duration.ofSeconds(60),
        () -> acknowledged.answers() >= enough || players.stream().anyMatch(Future::isDone));
  }

  /** Lets everyone finish their game. */
  public void finish() throws InterruptedException {
    stopping = true;
    for (Future<?> player : players) {
      try {
        player.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a player met a fault", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    threads.shutdownNow();
  }
}
