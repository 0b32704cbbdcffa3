package io.playledger.platform.postgres;

import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.playledger.platform.process.Orphans;
import io.playledger.platform.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL server process on one data directory. Started by {@link EmbeddedPostgres}. */
final class PostgresServer extends ServerProcess {

  private static final String WHAT = "database server";
  private static final String PID_FILE = "postmaster.pid";
  private static final int STATUS_LINE = 7;

  private final PostgresBinaries binaries;
  private final Path data;
  private final int port;
  private final Durability durability;

  PostgresServer(PostgresBinaries binaries, Path data, Path log, int port, Durability durability) {
    super(WHAT, PostgresCommand.FAREWELL, log);
    this.binaries = binaries;
    this.data = data;
    this.port = port;
    this.durability = durability;
  }

  /** Who may still be at work on a data directory. */
  static Orphans orphans(Path data) {
    return new Orphans(WHAT, PostgresCommand.FAREWELL, data, () -> namedBy(data.resolve(PID_FILE)));
  }

  @Override
  protected ProcessBuilder command() {
    return PostgresCommand.of(commandLine());
  }

  @Override
  protected void clearTheWay() throws IOException, InterruptedException {
    orphans(data).stop();
    Files.deleteIfExists(data.resolve(PID_FILE));
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
  @Override
  protected boolean isReady(long pid) throws IOException {
    Path pidFile = data.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.size() > STATUS_LINE
        && lines.get(0).strip().equals(Long.toString(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** The process of a pid file, if it is a PostgreSQL at all. */
  private static List<ProcessHandle> namedBy(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .stream()
        .toList();
  }
}
