package io.playledger.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Servers that a killed service left behind in a folder of ours. Only for the holder of the home's
 * lock, so that whoever still works there has no owner any more.
 *
 * @param what they are, for people
 * @param farewell the signal that has them end in order, such as TERM
 * @param folder in which they work
 * @param otherwise finds them where the system does not tell who works in a folder
 */
public record Orphans(String what, String farewell, Path folder, Finder otherwise) {

  private static final Logger LOG = Logger.getLogger(Orphans.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  /** Finds processes. */
  @FunctionalInterface
  public interface Finder {
    List<ProcessHandle> find() throws IOException;
  }

  /**
   * Ends them, by force if they do not end by themselves.
   *
   * @throws IOException if they are still there
   */
  public void stop() throws IOException, InterruptedException {
    List<ProcessHandle> orphans = find();
    if (orphans.isEmpty()) {
      return;
    }
    LOG.infof("stopping a %s left behind by a killed service: %s", what, orphans);
    for (ProcessHandle orphan : orphans) {
      Signal.send(farewell, orphan.pid());
    }
    if (!gone()) {
      find().forEach(ProcessHandle::destroyForcibly);
      if (!gone()) {
        throw new IOException("processes that use %s do not end: %s".formatted(folder, find()));
      }
    }
  }

  private boolean gone() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SHUTDOWN.toNanos();
    while (!find().isEmpty()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  /** The server and its children: they all work in the folder, which Linux tells. */
  private List<ProcessHandle> find() throws IOException {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return otherwise.find();
    }
    Path real = folder.toRealPath();
    return ProcessHandle.allProcesses().filter(process -> worksIn(real, process)).toList();
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
