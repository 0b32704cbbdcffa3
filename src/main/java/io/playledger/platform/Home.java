package io.playledger.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder that holds everything one Playledger keeps on this machine: the embedded database and
 * broker, the admin key and where the running service answers.
 *
 * @param root the folder; absolute
 */
public record Home(Path root) {

  /** {@code PLAYLEDGER_HOME}, or {@code .playledger} in the working directory. */
  public static Home of(Map<String, String> environment) {
    String named = environment.getOrDefault("PLAYLEDGER_HOME", "");
    return new Home(Path.of(named.isBlank() ? ".playledger" : named).toAbsolutePath().normalize());
  }

  /** Held by the one service that may use this home. */
  public Path lockFile() {
    return root.resolve("lock");
  }

  /** The admin key in clear, readable by its owner only; commands on this machine use it. */
  public Path adminKeyFile() {
    return root.resolve("admin.key");
  }

  /** The password of the analysts' database role, readable by its owner only. */
  public Path analystPasswordFile() {
    return root.resolve("analyst.password");
  }

  /** Where the running service answers: one line, its base URL. */
  public Path serviceUrlFile() {
    return root.resolve("service.url");
  }

  /** The embedded PostgreSQL: binaries, data, password, log. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** The embedded Kafka broker: data, settings, log. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Makes the folder, closed to other users, where it is missing. */
  public void create() throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    Files.createDirectories(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Writes a file that only the owner can read, all of it or nothing: readers never see half a
   * file.
   */
  public static void writePrivately(Path file, String text) throws IOException {
    Path partial =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, text);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
