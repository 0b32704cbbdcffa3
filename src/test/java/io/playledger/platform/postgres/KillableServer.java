package io.playledger.platform.postgres;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.playledger.support.Database;
import io.playledger.support.Ports;
import io.playledger.support.PreparedHome;
import io.playledger.support.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server that nobody starts again by itself when it is gone. */
public final class KillableServer implements AutoCloseable {

  private final PostgresServer server;
  private final Database database;

  private KillableServer(PostgresServer server, Database database) {
    this.server = server;
    this.database = database;
  }

  /** Starts one on an empty database in a new folder. */
  public static KillableServer start(Path folder) throws IOException, InterruptedException {
    Home home = PreparedHome.withDatabase(folder);
    PostgresServer server =
        new PostgresServer(
            PostgresBinaries.unpackInto(home.postgres()),
            home.postgres().resolve("data"),
            home.postgres().resolve("postgres.log"),
            Ports.free(),
            Durability.FULL);
    server.start();
    return new KillableServer(server, Database.of(home));
  }

  public Database database() {
    return database;
  }

  /** SIGKILL to the server and its children. */
  public void kill() throws IOException, InterruptedException {
    signal("KILL");
    server.waitFor();
  }

  /** Starts it again, on the same port. */
  public void start() throws IOException, InterruptedException {
    server.clearTheWay();
    server.start();
  }

  /** Nothing of it moves any more, and no connection is closed. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    thaw();
    server.stop(20, TimeUnit.SECONDS);
  }

  private void signal(String name) throws IOException, InterruptedException {
    // Held still first, lest it makes a child that is not among those that are listed.
    Signals.send("STOP", server.pid());
    List<Long> processes = new ArrayList<>(List.of(server.pid()));
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(server.pid()).stream().flatMap(ProcessHandle::descendants)) {
      children.map(ProcessHandle::pid).forEach(processes::add);
    }
    for (long process : processes) {
      Signals.send(name, process);
    }
  }
}
