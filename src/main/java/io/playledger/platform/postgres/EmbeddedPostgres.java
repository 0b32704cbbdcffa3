package io.playledger.platform.postgres;

import io.playledger.platform.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A durable PostgreSQL server on loopback, in a home whose lock the caller holds.
 *
 * <p>One keeper thread starts the server process and watches it: if only the server dies it is
 * started again on the same port, and connections come back by themselves. The kernel ties the
 * server's life to that thread (see {@link PostgresCommand}), so it must live as long as the
 * service.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final String USER = "playledger";
  private static final String HALF_MADE = "data.init";
  private static final long STOP_SECONDS = 20;
  private static final long LOG_BYTES_KEPT = 10L << 20;

  private final Path data;
  private final Path log;
  private final String password;
  private final int port;
  private final PostgresServer server;
  private final Thread keeper;
  private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
  private volatile boolean stopping;

  private EmbeddedPostgres(
      PostgresBinaries binaries, Path data, Path log, String password, Durability durability)
      throws IOException {
    this.data = data;
    this.log = log;
    this.password = password;
    this.port = freePort();
    this.server = new PostgresServer(binaries, data, log, port, durability);
    this.keeper = new Thread(this::keep, "postgres-keeper");
    this.keeper.setDaemon(true);
  }

  /** Whether commits reach the disk. {@link #NONE} is for tests, which throw their data away. */
  public enum Durability {
    FULL,
    NONE
  }

  /**
   * Starts the server of a home, after unpacking and {@code initdb} the first time.
   *
   * @throws IOException if it cannot start; the message says where its log is
   */
  public static EmbeddedPostgres start(Home home, Durability durability)
      throws IOException, InterruptedException {
    Path folder = home.postgres();
    Files.createDirectories(folder);
    PostgresBinaries binaries = PostgresBinaries.unpackInto(folder);
    Path data = folder.resolve("data");
    Path log = folder.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
      Files.move(log, folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    removeHalfMade(folder);
    Path passwordFile = folder.resolve("password");
    if (Files.isDirectory(data)) {
      PostgresOrphans.stop(data);
    } else {
      initialise(binaries, data, passwordFile, log, durability);
    }
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(
            binaries, data, log, Files.readString(passwordFile).strip(), durability);
    postgres.begin();
    return postgres;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** The server's process, for tests that kill it. */
  public long pid() {
    return server.pid();
  }

  /** Fast shutdown: open transactions are rolled back, what is committed stays. */
  @Override
  public void close() {
    stopping = true;
    // First the keeper, or it might just be starting the server again.
    keeper.interrupt();
    try {
      keeper.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      server.stop(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      LOG.warnf("the database server did not stop cleanly: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() throws IOException, InterruptedException {
    keeper.start();
    try {
      firstStart.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "the embedded PostgreSQL does not start; see %s".formatted(log), e.getCause());
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
        LOG.errorf("the database server ended with status %d; starting it again", status);
        restart();
      }
    } catch (IOException | RuntimeException e) {
      firstStart.completeExceptionally(e);
      LOG.error("the database server cannot be kept running", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until it works: without its database the service is of no use, and readiness is red. */
  private void restart() throws InterruptedException {
    for (long pause = 100; !stopping; pause = Math.min(2 * pause, 5_000)) {
      try {
        PostgresOrphans.stop(data);
        server.start();
        return;
      } catch (IOException e) {
        LOG.errorf("the database server does not start again yet: %s", e.getMessage());
        Thread.sleep(pause);
      }
    }
  }

  private static void initialise(
      PostgresBinaries binaries, Path data, Path passwordFile, Path log, Durability durability)
      throws IOException, InterruptedException {
    LOG.info("making a new embedded database");
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Home.writePrivately(passwordFile, HexFormat.of().formatHex(secret));
    Path partial = Files.createTempDirectory(data.getParent(), HALF_MADE);
    PostgresCommand.run(
        List.of(
            binaries.initdb().toString(),
            "--pgdata=" + partial,
            "--username=" + USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            durability == Durability.FULL ? "--data-checksums" : "--no-sync",
            "--no-instructions"),
        log);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes what a killed start left behind. Its initdb may still be writing there, or be removing
   * it just now; that is why each start makes the database in a folder of its own.
   */
  private static void removeHalfMade(Path folder) throws InterruptedException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(HALF_MADE)) {
          PostgresOrphans.stop(entry);
          PostgresBinaries.delete(entry);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.infof("what a killed start left behind is removed at the next start: %s", e.getMessage());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
