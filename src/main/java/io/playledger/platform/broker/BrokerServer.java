package io.playledger.platform.broker;

import io.playledger.platform.process.Orphans;
import io.playledger.platform.process.ServerProcess;
import io.playledger.platform.process.TiedCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** One broker process on one data folder. Started by {@link EmbeddedBroker}. */
final class BrokerServer extends ServerProcess {

  private static final String WHAT = "Kafka broker";
  private static final String FAREWELL = "TERM";
  private static final int PATIENCE_MS = 1_000;

  private final BrokerJar jar;
  private final Path settings;
  private final Path data;
  private final int port;

  BrokerServer(BrokerJar jar, Path settings, Path data, Path log, int port) {
    super(WHAT, FAREWELL, log);
    this.jar = jar;
    this.settings = settings;
    this.data = data;
    this.port = port;
  }

  /** How one of Kafka's programs works in a folder. */
  static ProcessBuilder in(Path folder, List<String> program) {
    return new ProcessBuilder(TiedCommand.of(FAREWELL, program)).directory(folder.toFile());
  }

  /** Who may still be at work in a data folder. */
  static Orphans orphans(Path data) {
    return new Orphans(WHAT, FAREWELL, data, () -> started(data));
  }

  @Override
  protected ProcessBuilder command() {
    return in(data, jar.serve(settings));
  }

  /** The broker listens to its clients only when it is able to serve them. */
  @Override
  protected boolean isReady(long pid) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(BrokerSettings.ADDRESS, port), PATIENCE_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  protected void clearTheWay() throws IOException, InterruptedException {
    orphans(data).stop();
  }

  /** By the command line, which names the settings beside the data. */
  private static List<ProcessHandle> started(Path data) {
    String settings = data.resolveSibling("server.properties").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(settings))
        .toList();
  }
}
