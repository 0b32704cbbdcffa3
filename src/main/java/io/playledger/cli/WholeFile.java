package io.playledger.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that has its name only when it is whole; until then there is what was there before. */
final class WholeFile {

  private final Path file;
  private final boolean replaces;

  /**
   * @param replaces whether one that exists may give way
   */
  WholeFile(Path file, boolean replaces) {
    this.file = file;
    this.replaces = replaces;
  }

  /** What fills a file, and syncs it. */
  interface Content<T> {
    T write(Path to) throws IOException, InterruptedException;
  }

  void refuseExisting() {
    if (Files.exists(file) && !replaces) {
      throw new CommandFailure("%s exists; --force replaces it".formatted(file));
    }
  }

  /** Gives the file its name once the content is there; if that fails, nothing is left behind. */
  <T> T fill(Content<T> content) throws IOException, InterruptedException {
    Path target = file.toAbsolutePath();
    Path partial = partial(target);
    Thread atCtrlC = new Thread(() -> delete(partial));
    Runtime.getRuntime().addShutdownHook(atCtrlC);
    try {
      T result = content.write(partial);
      refuseExisting();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      sync(partial.resolveSibling(""));
      return result;
    } finally {
      delete(partial);
    }
  }

  /** Of this command alone, and readable by its owner only: it holds all that players did. */
  private static Path partial(Path target) throws IOException {
    return Files.createTempFile(
        target.getParent(),
        target.getFileName() + ".",
        ".part",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** So that the new name outlives a power cut, where the file system can do that. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException cannot) {
      // The file itself is on disk.
    }
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      System.err.printf("playledger: %s is left behind: %s%n", partial, e.getMessage());
    }
  }
}
