package io.playledger.backup;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.HomeLock.HomeInUseException;
import io.playledger.platform.database.DatabaseAddress;
import io.playledger.platform.database.DatabaseAddress.BadAddressException;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code restore FILE}: fills the database of a home on which no service runs. Before the
 * application starts, since its start writes rows of its own.
 */
public final class RestoreCommand {

  /** The first argument of the service's main method that asks for this. */
  public static final String NAME = "restore";

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final Home home;
  private final Map<String, String> environment;
  private final RestoreProgress progress = new RestoreProgress(System.err);

  private RestoreCommand(Home home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /**
   * Restores, and says on standard error what it does and why it does not.
   *
   * @param arguments {@link #NAME} and the file
   * @return the exit status: 1 if the backup cannot be restored, 2 for a wrong call or a home in
   *     use
   */
  public static int run(Home home, Map<String, String> environment, String... arguments)
      throws InterruptedException {
    if (arguments.length != 2) {
      return fail(USAGE, "restore takes one file; see ./playledger restore --help");
    }
    RestoreCommand command = new RestoreCommand(home, environment);
    try (HomeLock lock = HomeLock.take(home)) {
      command.restore(Path.of(arguments[1]));
      return DONE;
    } catch (HomeInUseException | BadAddressException e) {
      return fail(USAGE, String.valueOf(e.getMessage()));
    } catch (RestoreRefused e) {
      return fail(FAILED, "nothing is restored: " + e.getMessage());
    } catch (SQLException e) {
      return fail(FAILED, "nothing is restored; the database says: " + e.getMessage());
    } catch (IOException e) {
      return fail(FAILED, "nothing is restored: " + e.getMessage());
    }
  }

  private void restore(Path path)
      throws RestoreRefused, IOException, SQLException, InterruptedException {
    try (BackupFile file = BackupFile.open(path)) {
      Manifest manifest = file.manifest();
      progress.say("Checking %s, made at %s".formatted(path, manifest.createdAt()));
      file.verify();
      progress.say(
          "Restoring %,d rows of %d tables".formatted(manifest.rows(), manifest.tables().size()));
      Optional<DatabaseAddress> named = DatabaseAddress.of(environment);
      if (named.isPresent()) {
        new Restore(file, named.get(), progress).run();
      } else {
        restoreEmbedded(file);
      }
      System.out.printf(
          "Restored %s into %s%n",
          path, named.map(DatabaseAddress::toString).orElse(home.root().toString()));
      System.out.println(adminKey());
    }
  }

  private void restoreEmbedded(BackupFile file)
      throws RestoreRefused, IOException, SQLException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL)) {
      // For an end by a signal; closing twice does no harm.
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      new Restore(
              file,
              new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password()),
              progress)
          .run();
    }
  }

  /** Which key opens administration from now on. */
  private String adminKey() {
    Path file = home.adminKeyFile();
    if (!environment.getOrDefault("PLAYLEDGER_ADMIN_KEY", "").isBlank()) {
      return "The admin key is the one in PLAYLEDGER_ADMIN_KEY.";
    }
    return Files.exists(file)
        ? "The admin key is the one in %s, not the one of the backup.".formatted(file)
        : "The next start makes a new admin key, in %s; to keep the old one, put it there before."
            .formatted(file);
  }

  private static int fail(int status, String message) {
    System.err.println("playledger: " + message);
    return status;
  }
}
