package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.support.Acknowledged;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.GameClient;
import io.playledger.support.KafkaBroker;
import io.playledger.support.RemoteGame;
import io.playledger.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the service finds its brokers: encrypted, with a password, and before they are there. */
class KafkaConnectionIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String STORE_PASSWORD = "of-the-store";
  private static final String USER = "playledger";

  /** Not within the patience with a start. */
  @BeforeAll
  static void build() throws Exception {
    KafkaBroker.jar();
  }

  @Test
  @DisplayName("Over SASL_SSL events reach the ledger; with a wrong password it says so and waits")
  void secured() throws Exception {
    makeStores();
    try (KafkaBroker broker = KafkaBroker.started("SASL_SSL", ofListener())) {
      setPassword(broker, "right");
      try (ServiceProcess service =
          ServiceProcess.start(home, port, settings(broker, "right", STORE_PASSWORD))) {
        assertPlayed(service.client());
      }

      try (ServiceProcess service =
          ServiceProcess.start(home, port, settings(broker, "wrong", STORE_PASSWORD))) {
        awaitProblem(service.client(), "Authentication failed");
        assertThat(service.client().isReady()).isTrue();

        setPassword(broker, "wrong");

        assertPlayed(service.client());
      }

      try (ServiceProcess service =
          ServiceProcess.start(home, port, settings(broker, "wrong", "of-no-store"))) {
        awaitProblem(service.client(), "password was incorrect");
        assertThat(service.client().isReady()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("Started before its broker, it serves games, and their events come when that does")
  void noBroker() throws Exception {
    try (KafkaBroker broker = KafkaBroker.started()) {
      broker.kill();
      try (ServiceProcess service =
          ServiceProcess.start(
              home,
              port,
              Map.of(
                  "PLAYLEDGER_EVENTS_TRANSPORT",
                  "kafka",
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.bootstrapServers()))) {
        RemoteGame.playWhole(service.client(), new Acknowledged(), 3);
        assertThat(health(service.client()).path("status").asText()).isEqualTo("DOWN");

        broker.start();

        assertPlayed(service.client());
        Database database = Database.of(home);
        Await.until(
            "nothing waits",
            PATIENCE,
            () -> "0".equals(database.value("select count(*) from queue.outbox")));
      }
    }
  }

  /** Plays a game; its events are in the ledger some time later. */
  private void assertPlayed(GameClient client) throws Exception {
    Database database = Database.of(home);
    String ended = "select count(*) from ledger.event where type = 'game_ended'";
    int before = Integer.parseInt(database.value(ended));
    RemoteGame.playWhole(client, new Acknowledged(), 3);
    Await.until(
        "its end is in the ledger",
        PATIENCE,
        () -> Integer.parseInt(database.value(ended)) > before);
    Await.until(
        "Kafka is well", PATIENCE, () -> health(client).path("status").asText().equals("UP"));
  }

  private static void awaitProblem(GameClient client, String problem) {
    Await.until(
        "the problem is told: " + problem,
        PATIENCE,
        () -> health(client).at("/data/problem").asText().contains(problem));
  }

  private static JsonNode health(GameClient client) throws IOException, InterruptedException {
    for (JsonNode check : client.get("/q/health/well").body().path("checks")) {
      if (check.path("name").asText().equals("kafka")) {
        return check;
      }
    }
    throw new AssertionError("Kafka is not among the checks");
  }

  private Map<String, String> settings(KafkaBroker broker, String password, String storePassword) {
    return Map.of(
        "PLAYLEDGER_EVENTS_TRANSPORT",
        "kafka",
        "KAFKA_BOOTSTRAP_SERVERS",
        broker.bootstrapServers(),
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "KAFKA_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"%s\" password=\"%s\";".formatted(USER, password),
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        trustStore().toString(),
        "KAFKA_SSL_TRUSTSTORE_PASSWORD",
        storePassword,
        "KAFKA_SSL_TRUSTSTORE_TYPE",
        "PKCS12");
  }

  private Map<String, String> ofListener() {
    String listener = "listener.name.clients.";
    Map<String, String> settings = new HashMap<>();
    settings.put(listener + "ssl.keystore.location", keyStore().toString());
    settings.put(listener + "ssl.keystore.password", STORE_PASSWORD);
    settings.put(listener + "ssl.keystore.type", "PKCS12");
    settings.put(listener + "sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        listener + "scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    return settings;
  }

  private static void setPassword(KafkaBroker broker, String password) throws Exception {
    try (AdminClient admin = broker.admin()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
          .all()
          .get();
    }
  }

  /** A certificate that the broker signs itself, and a store of those that the service trusts. */
  private void makeStores() throws Exception {
    Path certificate = folder.resolve("broker.crt");
    keytool(
        "-genkeypair -alias broker -keyalg EC -validity 2 -dname CN=broker -ext SAN=IP:127.0.0.1",
        keyStore());
    keytool("-exportcert -alias broker -file " + certificate, keyStore());
    keytool("-importcert -noprompt -alias broker -file " + certificate, trustStore());
  }

  private static void keytool(String arguments, Path store) throws Exception {
    String command =
        "%s/bin/keytool %s -storetype PKCS12 -storepass %s -keystore %s"
            .formatted(System.getProperty("java.home"), arguments, STORE_PASSWORD, store);
    Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private Path keyStore() {
    return folder.resolve("broker.p12");
  }

  private Path trustStore() {
    return folder.resolve("trusted.p12");
  }
}
