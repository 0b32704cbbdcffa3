package io.playledger.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Tells now and then how much has come. */
final class DownloadProgress {

  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final PrintStream out;
  private long lastSaid = System.nanoTime();
  private long bytes;

  DownloadProgress(PrintStream out) {
    this.out = out;
  }

  void add(int read) {
    bytes += read;
    if (System.nanoTime() - lastSaid > PAUSE) {
      lastSaid = System.nanoTime();
      say();
    }
  }

  void done() {
    say();
  }

  private void say() {
    out.printf("  %,d KB%n", (bytes + 1023) / 1024);
  }
}
