package io.playledger.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Ends servers that a killed service left behind on our data directory. Only called by the holder
 * of the home's lock, so whoever still works there has no owner any more.
 */
final class PostgresOrphans {

  private static final Logger LOG = Logger.getLogger(PostgresOrphans.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  private PostgresOrphans() {}

  static void stop(Path data) throws IOException, InterruptedException {
    List<ProcessHandle> orphans = find(data);
    if (!orphans.isEmpty()) {
      LOG.infof("stopping a database server left behind by a killed service: %s", orphans);
      for (ProcessHandle orphan : orphans) {
        PostgresCommand.interrupt(orphan.pid());
      }
      if (!gone(data, SHUTDOWN)) {
        find(data).forEach(ProcessHandle::destroyForcibly);
        if (!gone(data, SHUTDOWN)) {
          throw new IOException("processes that use %s do not end: %s".formatted(data, find(data)));
        }
      }
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  private static boolean gone(Path data, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!find(data).isEmpty()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  /**
   * The server and its children. They all work in the data directory, which Linux tells; elsewhere
   * the server is the process that its pid file names, if it is a PostgreSQL at all.
   */
  private static List<ProcessHandle> find(Path data) throws IOException {
    if (Files.isDirectory(Path.of("/proc/self"))) {
      Path real = data.toRealPath();
      return ProcessHandle.allProcesses().filter(process -> worksIn(real, process)).toList();
    }
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return List.of();
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .stream()
        .toList();
  }

  private static boolean worksIn(Path folder, ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .equals(folder);
    } catch (IOException endedOrNotOurs) {
      return false;
    }
  }
}
