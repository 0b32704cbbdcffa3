package io.playledger.platform.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps a server running: one thread starts its process and watches it, and if only the server dies
 * it is started again. The kernel ties the server's life to that thread (see {@link TiedCommand}),
 * so the thread lives as long as the service.
 */
public final class ServerKeeper implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ServerKeeper.class);
  private static final long STOP_SECONDS = 20;

  private final ServerProcess server;
  private final Thread keeper;
  private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
  private volatile boolean stopping;

  private ServerKeeper(ServerProcess server) {
    this.server = server;
    this.keeper = new Thread(this::keep, server.what() + " keeper");
    this.keeper.setDaemon(true);
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @throws IOException if it cannot start; the message says where its log is
   */
  public static ServerKeeper start(ServerProcess server) throws IOException, InterruptedException {
    ServerKeeper kept = new ServerKeeper(server);
    kept.keeper.start();
    try {
      kept.firstStart.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "the embedded %s does not start; see %s".formatted(server.what(), server.log()),
          e.getCause());
    }
    return kept;
  }

  /** Has the server end in order, and not start again. */
  @Override
  public void close() {
    stopping = true;
    // First the keeper, or it might just be starting the server again.
    keeper.interrupt();
    try {
      keeper.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      server.stop(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      LOG.warnf("the %s did not stop cleanly: %s", server.what(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    try {
      server.start();
      firstStart.complete(null);
      while (true) {
        int status = server.waitFor();
        if (stopping) {
          return;
        }
        LOG.errorf("the %s ended with status %d; starting it again", server.what(), status);
        restart();
      }
    } catch (IOException | RuntimeException e) {
      firstStart.completeExceptionally(e);
      LOG.errorf(e, "the %s cannot be kept running", server.what());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until it works: without its servers the service is of no use, and readiness is red. */
  private void restart() throws InterruptedException {
    for (long pause = 100; !stopping; pause = Math.min(2 * pause, 5_000)) {
      try {
        server.clearTheWay();
        server.start();
        return;
      } catch (IOException e) {
        LOG.errorf("the %s does not start again yet: %s", server.what(), e.getMessage());
        Thread.sleep(pause);
      }
    }
  }
}
