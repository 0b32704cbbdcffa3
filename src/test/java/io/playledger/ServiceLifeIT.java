package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Ports;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service from its start to an orderly end. */
class ServiceLifeIT extends OwnHome {

  private static final int IN_USE = 2;
  private static final int ENDED_BY_SIGTERM = 128 + 15;
  private static final int ENDED_BY_SIGINT = 128 + 2;
  private static final Duration WARM_START = Duration.ofSeconds(5);
  private static final int PAIRS = 4;
  private static final Map<String, String> WITH_ARCHIVE = Map.of();
  private static final Map<String, String> WITHOUT_ARCHIVE =
      Map.of("JDK_JAVA_OPTIONS", "-Xshare:off");

  @Test
  @DisplayName("A second start on a home in use ends at once and leaves the first alone")
  void secondStart() throws Exception {
    try (ServiceProcess first = ServiceProcess.start(home, port)) {
      String address = Files.readString(home.serviceUrlFile());
      long database = Database.pid(home);

      ServiceProcess second = ServiceProcess.launch(home, Ports.free(), Map.of());

      assertThat(second.awaitExit()).isEqualTo(IN_USE);
      assertThat(second.errors())
          .contains("playledger: another Playledger (process ")
          .contains("set PLAYLEDGER_HOME to another folder");
      assertThat(Files.readString(home.serviceUrlFile())).isEqualTo(address);
      assertThat(Database.pid(home)).isEqualTo(database);
      RemoteGame.playWhole(first.client(), new Acknowledged(), 3);
    }
  }

  @Test
  @DisplayName("SIGTERM ends the service in order, and its database with it")
  void terminated() throws Exception {
    ServiceProcess service = ServiceProcess.start(home, port);
    Acknowledged acknowledged = new Acknowledged();
    RemoteGame.playWhole(service.client(), acknowledged, 3);
    long database = Database.pid(home);

    int status = service.terminate();

    assertThat(status).isEqualTo(ENDED_BY_SIGTERM);
    assertEndedInOrder(service, database);
    try (ServiceProcess next = ServiceProcess.start(home, port)) {
      assertThat(next.isAlive()).isTrue();
      acknowledged.assertRecordedOnce(Database.of(home));
    }
  }

  @Test
  @DisplayName("Ctrl-C, which reaches every process of the terminal, is an orderly end too")
  void interrupted() throws Exception {
    ServiceProcess service = ServiceProcess.startAsGroup(home, port);
    long database = Database.pid(home);

    Signals.sendToGroup("INT", service.pid());

    assertThat(service.awaitExit()).isEqualTo(ENDED_BY_SIGINT);
    assertEndedInOrder(service, database);
    assertThat(service.log()).doesNotContain("starting it again");
  }

  @Test
  @DisplayName("On a home that was started before, the first request is answered within 5 seconds")
  void warmStart() throws Exception {
    warmUp();
    Duration with = start(WITH_ARCHIVE);
    Duration without = Duration.ofDays(1);

    // What else the machine does makes single starts slow; one that is too slow is so each time.
    for (int pair = 1; pair <= PAIRS && !isQuick(with, without); pair++) {
      without = shorter(without, start(WITHOUT_ARCHIVE));
      with = shorter(with, start(WITH_ARCHIVE));
    }

    System.out.printf("first request answered %d ms after a warm start%n", with.toMillis());
    assertThat(isQuick(with, without))
        .as("%s, without the class archive %s", with, without)
        .isTrue();
  }

  /** On a machine too slow for that: quicker than without the class archive. */
  private static boolean isQuick(Duration with, Duration without) {
    return with.compareTo(WARM_START) <= 0
        || without.compareTo(Duration.ofHours(1)) < 0 && with.compareTo(without) < 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** How long from the launcher's start to the first answer. */
  private Duration start(Map<String, String> settings) throws Exception {
    long begin = System.nanoTime();
    try (ServiceProcess service = ServiceProcess.launchByLauncher(home, port, settings)) {
      Await.until("a game starts", Duration.ofSeconds(60), () -> startsAGame(service));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(usesArchive(service)).isEqualTo(settings.equals(WITH_ARCHIVE));
      return took;
    }
  }

  /** How much that saves depends on the machine; that it is used does not. */
  private static boolean usesArchive(ServiceProcess service) throws IOException {
    List<ProcessHandle> all =
        Stream.concat(
                ProcessHandle.of(service.pid()).stream(),
                ProcessHandle.of(service.pid()).stream().flatMap(ProcessHandle::descendants))
            .toList();
    for (ProcessHandle process : all) {
      Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
      if (Files.isReadable(maps) && Files.readString(maps).contains("/target/classes.jsa")) {
        return true;
      }
    }
    return false;
  }

  private void warmUp() throws IOException, InterruptedException {
    try (ServiceProcess first = ServiceProcess.launchByLauncher(home, port)) {
      first.awaitReady();
    }
  }

  private static boolean startsAGame(ServiceProcess service) throws InterruptedException {
    try {
      return service.client().post("/game/start", Map.of()).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void assertEndedInOrder(ServiceProcess service, long database) throws IOException {
    assertThat(Signals.isAlive(database)).isFalse();
    assertThat(home.serviceUrlFile()).doesNotExist();
    assertThat(home.postgres().resolve("data/postmaster.pid")).doesNotExist();
    assertThat(service.log()).contains("playledger stopped in").doesNotContain("ERROR");
    assertThat(Files.readString(home.postgres().resolve("postgres.log")))
        .contains("received fast shutdown request")
        .contains("database system is shut down");
  }
}
