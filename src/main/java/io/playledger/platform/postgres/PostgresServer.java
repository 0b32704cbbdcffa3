package io.playledger.platform.postgres;

import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server process on one data directory. Started by {@link EmbeddedPostgres}. */
final class PostgresServer {

  private static final Logger LOG = Logger.getLogger(PostgresServer.class);
  private static final Duration SAY_SO_EVERY = Duration.ofSeconds(10);

  private static final int STATUS_LINE = 7;

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path log;
  private final int port;
  private final Durability durability;
  private volatile @Nullable Process process;

  PostgresServer(PostgresBinaries binaries, Path data, Path log, int port, Durability durability) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
    this.port = port;
    this.durability = durability;
  }

  /**
   * Starts the process and waits until it accepts connections, for as long as it lives: recovery
   * after a crash takes its time, and would begin again if it were cut short.
   */
  void start() throws IOException, InterruptedException {
    Process started =
        PostgresCommand.of(commandLine())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    long sayAt = System.nanoTime() + SAY_SO_EVERY.toNanos();
    while (!isReady(started.pid())) {
      if (!started.isAlive()) {
        throw new IOException(
            "postgres ended with status %d; see %s".formatted(started.exitValue(), log));
      }
      if (System.nanoTime() > sayAt) {
        LOG.infof("the database server is still starting; see %s", log);
        sayAt += SAY_SO_EVERY.toNanos();
      }
      Thread.sleep(10);
    }
  }

  long pid() {
    Process running = process;
    return running == null ? -1 : running.pid();
  }

  int waitFor() throws InterruptedException {
    Process running = process;
    return running == null ? -1 : running.waitFor();
  }

  void stop(long patience, TimeUnit unit) throws IOException, InterruptedException {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    PostgresCommand.interrupt(running.pid());
    if (!running.waitFor(patience, unit)) {
      running.destroyForcibly().waitFor();
    }
  }

  private List<String> commandLine() {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("port", Integer.toString(port)),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            // Our statements are short; compiling them costs more than it saves.
            Map.entry("jit", "off"),
            Map.entry("fsync", durability == Durability.FULL ? "on" : "off"));
    List<String> line =
        new ArrayList<>(List.of(binaries.postgres().toString(), "-D", data.toString()));
    settings.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    return line;
  }

  /** The pid file is written by the server: its first line is the pid, its eighth the status. */
  private boolean isReady(long pid) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.size() > STATUS_LINE
        && lines.get(0).strip().equals(Long.toString(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }
}
