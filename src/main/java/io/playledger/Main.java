package io.playledger;

import io.playledger.backup.RestoreCommand;
import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.HomeLock.HomeInUseException;
import io.playledger.platform.broker.EmbeddedBroker;
import io.playledger.platform.database.DatabaseAddress;
import io.playledger.platform.database.DatabaseAddress.BadAddressException;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service: on the database that {@code PLAYLEDGER_DB_URL} names, or else on an embedded
 * one in the home; and with a Kafka broker in the home, where the launcher says so.
 *
 * <p>They have to run before Quarkus reads its configuration, hence a main method of our own.
 */
@QuarkusMain
public final class Main {

  /** A system property that the launcher sets where it is told to bring a broker along. */
  private static final String BROKER_JAR = "embedded.broker.jar";

  private static final int USAGE = 2;
  private static final int DEEPEST_CAUSE = 20;

  private Main() {}

  public static void main(String... args) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Home home = Home.of(environment);
    if (args.length > 0 && args[0].equals(RestoreCommand.NAME)) {
      System.exit(RestoreCommand.run(home, environment, args));
    }
    System.setProperty("playledger.home", home.root().toString());
    ApplicationLifecycleManager.setDefaultExitCodeHandler(Main::end);
    try (HomeLock lock = HomeLock.take(home)) {
      // Left by a service that was killed; nobody answers there any more.
      Files.deleteIfExists(home.serviceUrlFile());
      Optional<DatabaseAddress> named = DatabaseAddress.of(environment);
      if (named.isPresent()) {
        use(named.get());
      } else {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL);
        stopAfterTheService(postgres::close);
        use(new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password()));
      }
      String brokerJar = System.getProperty(BROKER_JAR);
      if (brokerJar != null) {
        EmbeddedBroker broker = EmbeddedBroker.start(home, Path.of(brokerJar));
        stopAfterTheService(broker::close);
        System.setProperty("kafka.bootstrap.servers", broker.bootstrapServers());
        System.setProperty("playledger.events.transport", "kafka");
      }
      Quarkus.run(args);
    } catch (HomeInUseException | BadAddressException | IOException e) {
      System.err.println("playledger: " + e.getMessage());
      System.exit(USAGE);
    }
  }

  private static void use(DatabaseAddress database) {
    System.setProperty("quarkus.datasource.jdbc.url", database.url());
    System.setProperty("quarkus.datasource.username", database.user());
    System.setProperty("quarkus.datasource.password", database.password());
    // Not from the pool, whose connections give up on statements as long as a migration may be.
    System.setProperty("quarkus.flyway.jdbc-url", database.url());
    System.setProperty("quarkus.flyway.username", database.user());
    System.setProperty("quarkus.flyway.password", database.password());
  }

  /** Has a server end however the process is told to end, except by SIGKILL. */
  private static void stopAfterTheService(Runnable stop) {
    Thread hook =
        new Thread(
            () -> {
              Application service = Application.currentApplication();
              if (service != null) {
                service.awaitShutdown();
              }
              stop.run();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says last, where it is seen, why the service did not start; Quarkus has logged the details. */
  private static void end(int status, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println("playledger: the service does not start: " + reason(failure));
    }
    System.exit(status);
  }

  private static String reason(Throwable failure) {
    Throwable reason = failure;
    for (int depth = 0; reason.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      reason = reason.getCause();
    }
    String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
