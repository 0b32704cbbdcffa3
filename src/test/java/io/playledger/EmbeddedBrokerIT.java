package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service with a Kafka broker that it brings along, as people start it. */
class EmbeddedBrokerIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ADDRESS = Pattern.compile("listeners=PLAINTEXT://([^,]+),");
  private static final String[] EMBEDDED = {"--kafka", "embedded"};

  /** Not within the patience with a start. */
  @BeforeAll
  static void build() throws Exception {
    KafkaBroker.jar();
  }

  @Test
  @DisplayName("kill -9 takes the broker along, and the next start has its data")
  void killed() throws Exception {
    try (ServiceProcess service = ServiceProcess.launchByLauncher(home, port, EMBEDDED)) {
      service.awaitReady();
      try (AdminClient admin = admin()) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }

      service.kill();
    }
    Await.until("no broker works in the home", PATIENCE, () -> brokers() == 0);

    try (ServiceProcess next = ServiceProcess.launchByLauncher(home, port, EMBEDDED)) {
      next.awaitReady();
      try (AdminClient admin = admin()) {
        assertThat(admin.listTopics().names().get()).contains("kept");
      }
    }
  }

  @Test
  @DisplayName("SIGTERM ends the service first and the broker after it, both in order")
  void terminated() throws Exception {
    ServiceProcess service = ServiceProcess.launchByLauncher(home, port, EMBEDDED);
    service.awaitReady();

    service.terminate();

    assertThat(brokers()).isZero();
    assertThat(service.log()).contains("playledger stopped in").doesNotContain("starting it again");
    assertThat(Files.readString(home.kafka().resolve("kafka.log"))).contains("shut down completed");
  }

  private AdminClient admin() throws IOException {
    Matcher address = ADDRESS.matcher(Files.readString(home.kafka().resolve("server.properties")));
    assertThat(address.find()).isTrue();
    return AdminClient.create(Map.of("bootstrap.servers", address.group(1)));
  }

  private long brokers() {
    String settings = home.kafka().resolve("server.properties").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(settings))
        .count();
  }
}
