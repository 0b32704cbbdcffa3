package io.playledger.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A server that runs as a process of its own and writes to a log. {@link ServerKeeper} runs it. */
public abstract class ServerProcess {

  private static final Logger LOG = Logger.getLogger(ServerProcess.class);
  private static final Duration SAY_SO_EVERY = Duration.ofSeconds(10);
  private static final long LOG_BYTES_KEPT = 10L << 20;

  private final String what;
  private final String farewell;
  private final Path log;
  private volatile @Nullable Process process;

  /**
   * A server that does not run yet.
   *
   * @param what it is, for people
   * @param farewell the signal that has it end in order, such as TERM
   * @param log where its output goes, after what is there
   */
  protected ServerProcess(String what, String farewell, Path log) {
    this.what = what;
    this.farewell = farewell;
    this.log = log;
  }

  /** Begins a new log where the old one is long; one old log is kept. */
  public static void trim(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** How its process is started. */
  protected abstract ProcessBuilder command();

  /** Whether it accepts connections by now. */
  protected abstract boolean isReady(long pid) throws IOException;

  /** Ends what an earlier process left behind that would be in the way of the next. */
  protected abstract void clearTheWay() throws IOException, InterruptedException;

  /**
   * Starts the process and waits until it accepts connections, for as long as it lives: recovery
   * after a crash takes its time, and would begin again if it were cut short.
   */
  public final void start() throws IOException, InterruptedException {
    Process started =
        command()
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    long sayAt = System.nanoTime() + SAY_SO_EVERY.toNanos();
    while (!isReady(started.pid())) {
      if (!started.isAlive()) {
        throw new IOException(
            "the %s ended with status %d; see %s".formatted(what, started.exitValue(), log));
      }
      if (System.nanoTime() > sayAt) {
        LOG.infof("the %s is still starting; see %s", what, log);
        sayAt += SAY_SO_EVERY.toNanos();
      }
      Thread.sleep(10);
    }
  }

  /** The process id, or -1 before the first start. */
  public final long pid() {
    Process running = process;
    return running == null ? -1 : running.pid();
  }

  /** Waits for the end of the process and returns its exit status. */
  public final int waitFor() throws InterruptedException {
    Process running = process;
    return running == null ? -1 : running.waitFor();
  }

  /** Has it end in order, and by force if that takes too long. */
  public final void stop(long patience, TimeUnit unit) throws IOException, InterruptedException {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    Signal.send(farewell, running.pid());
    if (!running.waitFor(patience, unit)) {
      running.destroyForcibly().waitFor();
    }
  }

  final String what() {
    return what;
  }

  final Path log() {
    return log;
  }
}
