package io.playledger.platform.broker;

import io.playledger.platform.Home;
import io.playledger.platform.process.HalfMade;
import io.playledger.platform.process.LoopbackPort;
import io.playledger.platform.process.ServerKeeper;
import io.playledger.platform.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/**
 * A durable Kafka broker on loopback, in a home whose lock the caller holds.
 *
 * <p>It gets another port at each start of the service. If only the broker dies it is started again
 * on the same port, and clients come back by themselves.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);

  private final BrokerServer server;
  private final ServerKeeper keeper;
  private final int port;

  private EmbeddedBroker(BrokerServer server, ServerKeeper keeper, int port) {
    this.server = server;
    this.keeper = keeper;
    this.port = port;
  }

  /**
   * Starts the broker of a home, after making its data folder the first time.
   *
   * @param file the jar that {@code broker/} builds
   * @throws IOException if it cannot start; the message says where its log is
   */
  public static EmbeddedBroker start(Home home, Path file)
      throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      throw new IOException("there is no Kafka broker at " + file);
    }
    BrokerJar jar = new BrokerJar(file.toAbsolutePath());
    Path folder = home.kafka();
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    Path log = folder.resolve("kafka.log");
    Path settings = folder.resolve("server.properties");
    int port = LoopbackPort.free();
    int controllerPort = LoopbackPort.free();
    ServerProcess.trim(log);
    HalfMade.remove(data, BrokerServer::orphans);
    BrokerServer server = new BrokerServer(jar, settings, data, log, port);
    if (Files.isDirectory(data)) {
      server.clearTheWay();
    } else {
      Path halfMade = HalfMade.begin(data);
      BrokerSettings.write(settings, halfMade, port, controllerPort);
      format(jar, halfMade, settings, log);
      HalfMade.finish(halfMade, data);
    }
    BrokerSettings.write(settings, data, port, controllerPort);
    return new EmbeddedBroker(server, ServerKeeper.start(server), port);
  }

  /** Where its clients find it. */
  public String bootstrapServers() {
    return BrokerSettings.ADDRESS + ":" + port;
  }

  /** The broker's process, for tests that kill it. */
  public long pid() {
    return server.pid();
  }

  /** Ends it in order, which spares the next start its recovery. */
  @Override
  public void close() {
    keeper.close();
  }

  private static void format(BrokerJar jar, Path halfMade, Path settings, Path log)
      throws IOException, InterruptedException {
    LOG.info("making a new embedded Kafka broker");
    int status =
        BrokerServer.in(halfMade, jar.format(Uuid.randomUuid().toString(), settings))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("the data of the Kafka broker cannot be made; see " + log);
    }
  }
}
