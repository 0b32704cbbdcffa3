package io.playledger.support;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Another process that holds the lock of a home, until it is stopped. */
public final class LockHolder implements AutoCloseable {

  private final Process process;

  private LockHolder(Process process) {
    this.process = process;
  }

  /** What the other process runs: takes the lock, says so, and waits. */
  public static void main(String... args) throws IOException {
    try (HomeLock lock = HomeLock.take(new Home(Path.of(args[0])))) {
      System.out.println("held");
      System.in.read();
    }
  }

  public static LockHolder start(Home home) throws IOException, URISyntaxException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes(LockHolder.class) + File.pathSeparator + classes(HomeLock.class),
                LockHolder.class.getName(),
                home.root().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = process.inputReader().readLine();
    if (!"held".equals(said)) {
      process.destroyForcibly();
      throw new IOException("the other process does not hold the lock");
    }
    return new LockHolder(process);
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static Path classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
