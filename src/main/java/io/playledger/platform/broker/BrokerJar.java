package io.playledger.platform.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kafka's programs, run by the Java that runs the service.
 *
 * @param file what {@code broker/} builds; it names Kafka's own jars beside it
 */
record BrokerJar(Path file) {

  /** The command line of the broker. */
  List<String> serve(Path settings) {
    return java(
        "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-jar", file.toString(), settings.toString());
  }

  /** The command line that makes an empty data folder. */
  List<String> format(String clusterId, Path settings) {
    return java(
        "-cp",
        file.toString(),
        "kafka.tools.StorageTool",
        "format",
        "--cluster-id",
        clusterId,
        "--config",
        settings.toString());
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of(arguments));
    return command;
  }
}
