package io.playledger.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Tells how far a restore has come: when a table begins to take long, and when it is done. */
final class RestoreProgress {

  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final PrintStream out;
  private long lastSaid = System.nanoTime();

  RestoreProgress(PrintStream out) {
    this.out = out;
  }

  void say(String what) {
    out.println(what);
    lastSaid = System.nanoTime();
  }

  /** Rows that are read from this are told now and then. */
  InputStream of(Manifest.Contents contents, InputStream source) {
    return new FilterInputStream(source) {
      private long bytes;

      @Override
      public int read(byte[] block, int offset, int length) throws IOException {
        int read = super.read(block, offset, length);
        bytes += Math.max(0, read);
        if (System.nanoTime() - lastSaid > PAUSE) {
          say(
              "  %s: %d %% of %,d rows"
                  .formatted(
                      contents.table(),
                      100 * bytes / Math.max(1, contents.bytes()),
                      contents.rows()));
        }
        return read;
      }
    };
  }
}
