package io.playledger.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A server's data folder in the making. It gets its name when it is whole, so that half of one is
 * never used.
 */
public final class HalfMade {

  private static final Logger LOG = Logger.getLogger(HalfMade.class);
  private static final String SUFFIX = ".init";

  private HalfMade() {}

  /** Begins a folder that is not there, under a name of its own beside it. */
  public static Path begin(Path folder) throws IOException {
    return Files.createTempDirectory(folder.getParent(), folder.getFileName() + SUFFIX);
  }

  /** Gives it its name. */
  public static void finish(Path halfMade, Path folder) throws IOException {
    Files.move(halfMade, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes what killed starts left behind. Their programs may still be writing there, or be
   * removing it just now; that is why each start makes the folder under a name of its own.
   *
   * @param folder that was to be made
   * @param orphans who may still be at work in such a folder
   */
  public static void remove(Path folder, Function<Path, Orphans> orphans)
      throws InterruptedException {
    try (Stream<Path> entries = Files.list(folder.getParent())) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(folder.getFileName() + SUFFIX)) {
          orphans.apply(entry).stop();
          delete(entry);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.infof("what a killed start left behind is removed at the next start: %s", e.getMessage());
    }
  }

  /** Deletes a folder and all that is in it; one that is not there is fine. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
