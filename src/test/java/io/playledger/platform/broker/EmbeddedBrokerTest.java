package io.playledger.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.platform.Home;
import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern PORT = Pattern.compile("listeners=PLAINTEXT://127.0.0.1:(\\d+),");

  /** Kept where a test fails: the log is in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Path jar;
  private Home home;

  @BeforeEach
  void build() throws Exception {
    jar = KafkaBroker.jar();
    home = new Home(folder.toRealPath());
  }

  @Test
  @DisplayName("The second start finds the data of the first, though on another port")
  void startsTwice() throws Exception {
    String address;
    try (EmbeddedBroker first = EmbeddedBroker.start(home, jar)) {
      address = first.bootstrapServers();
      makeTopic(first, "kept");
    }

    try (EmbeddedBroker second = EmbeddedBroker.start(home, jar)) {
      assertThat(second.bootstrapServers()).isNotEqualTo(address);
      assertThat(topics(second)).containsExactly("kept");
    }
  }

  @Test
  @DisplayName("What half a first start left behind does not disturb the next")
  void startsAfterHalfAStart() throws Exception {
    Path halfMade = Files.createDirectories(home.kafka().resolve("data.init-of-a-killed-start"));
    Files.writeString(halfMade.resolve("meta.properties"), "half");

    try (EmbeddedBroker broker = EmbeddedBroker.start(home, jar)) {
      assertThat(topics(broker)).isEmpty();
      assertThat(halfMade).doesNotExist();
    }
  }

  @Test
  @DisplayName("A broker that is killed comes back on the same port with its data")
  void comesBack() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(home, jar)) {
      long killed = broker.pid();
      makeTopic(broker, "kept");

      Signals.send("KILL", killed);

      Await.until("the topic is seen again", PATIENCE, () -> sees(broker, "kept"));
      assertThat(broker.pid()).isNotEqualTo(killed);
    }
  }

  @Test
  @DisplayName("A broker that a killed service left behind is stopped, and its data are there")
  void takesOverFromAnOrphan() throws Exception {
    EmbeddedBroker.start(home, jar).close();
    BrokerServer orphan = lastStartedAgain();
    orphan.start();

    try (EmbeddedBroker broker = EmbeddedBroker.start(home, jar)) {
      assertThat(Signals.isAlive(orphan.pid())).isFalse();
      assertThat(topics(broker)).isEmpty();
    }
  }

  @Test
  @DisplayName("Closing it leaves no process")
  void stopsInOrder() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(home, jar);
    long pid = broker.pid();

    broker.close();

    assertThat(Signals.isAlive(pid)).isFalse();
    assertThat(Files.readString(home.kafka().resolve("kafka.log"))).contains("shut down completed");
  }

  @Test
  @DisplayName("Where the broker was not built it says what is missing")
  void notBuilt() {
    Path missing = folder.resolve("no-broker.jar");

    assertThatThrownBy(() -> EmbeddedBroker.start(home, missing))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no Kafka broker at " + missing);
  }

  /** The broker that the settings in the home describe, without anyone to look after it. */
  private BrokerServer lastStartedAgain() throws IOException {
    Path settings = home.kafka().resolve("server.properties");
    Matcher port = PORT.matcher(Files.readString(settings));
    assertThat(port.find()).isTrue();
    return new BrokerServer(
        new BrokerJar(jar),
        settings,
        home.kafka().resolve("data"),
        home.kafka().resolve("kafka.log"),
        Integer.parseInt(port.group(1)));
  }

  private static void makeTopic(EmbeddedBroker broker, String name) throws Exception {
    try (AdminClient admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private static Set<String> topics(EmbeddedBroker broker) throws Exception {
    try (AdminClient admin = admin(broker)) {
      return admin.listTopics(new ListTopicsOptions().timeoutMs(2_000)).names().get();
    }
  }

  private static boolean sees(EmbeddedBroker broker, String topic) throws Exception {
    try {
      return topics(broker).contains(topic);
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private static AdminClient admin(EmbeddedBroker broker) {
    return AdminClient.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
