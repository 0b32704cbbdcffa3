package io.playledger.platform.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The settings of one broker that is its own controller and has nobody to copy its data to. */
final class BrokerSettings {

  static final String ADDRESS = "127.0.0.1";

  private BrokerSettings() {}

  /**
   * Writes them as Kafka reads them.
   *
   * @param port for clients
   * @param controllerPort for the broker's talk with itself
   */
  static void write(Path file, Path data, int port, int controllerPort) throws IOException {
    Files.write(
        file,
        List.of(
            "# Written anew at every start.",
            "process.roles=broker,controller",
            "node.id=1",
            // Kafka reads a backslash as an escape.
            "log.dirs=" + data.toString().replace("\\", "\\\\"),
            "",
            "listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                .formatted(ADDRESS, port, controllerPort),
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name=PLAINTEXT",
            "controller.listener.names=CONTROLLER",
            "controller.quorum.voters=1@%s:%d".formatted(ADDRESS, controllerPort),
            "",
            "# No other broker has a copy: what is acknowledged has to be on this disk.",
            "log.flush.interval.messages=1",
            "default.replication.factor=1",
            "offsets.topic.replication.factor=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            "",
            "auto.create.topics.enable=false",
            "group.initial.rebalance.delay.ms=0",
            "# After a crash it may only come back when its last session is over, 9 s by default.",
            "broker.session.timeout.ms=1500",
            "broker.heartbeat.interval.ms=300",
            "# 128 MB by default, half the heap.",
            "log.cleaner.dedupe.buffer.size=4194304",
            "num.io.threads=4"));
  }
}
