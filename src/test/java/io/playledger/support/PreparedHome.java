package io.playledger.support;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Homes that skip the slow part of a first start. The PostgreSQL programs are unpacked once per
 * build and an empty database is made once per test run; each home links the former and has its own
 * copy of the latter.
 */
public final class PreparedHome {

  private static final String BINARIES = "binaries-";

  private PreparedHome() {}

  /** Gives a new home the programs only: its first start makes the database. */
  public static Home withPrograms(Path root) throws IOException {
    Files.createDirectories(root);
    Home home = new Home(root.toRealPath());
    Files.createDirectories(home.postgres());
    try (Stream<Path> entries = Files.list(Template.HOME.postgres())) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith(BINARIES) && !name.endsWith(".part")) {
          Files.createSymbolicLink(home.postgres().resolve(name), entry);
        }
      }
    }
    return home;
  }

  /** Gives a new home the programs and an empty database. */
  public static Home withDatabase(Path root) throws IOException {
    Home home = withPrograms(root);
    Path from = Template.HOME.postgres();
    copy(from.resolve("data"), home.postgres().resolve("data"));
    Files.copy(from.resolve("password"), home.postgres().resolve("password"));
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Made when it is first asked for. */
  private static final class Template {
    private static final Home HOME = make();

    private static Home make() {
      Home home = new Home(Path.of("target", "prepared-home").toAbsolutePath());
      try (HomeLock lock = HomeLock.take(home)) {
        Folders.delete(home.postgres().resolve("data"));
        EmbeddedPostgres.start(home, Durability.FULL).close();
        return home;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
