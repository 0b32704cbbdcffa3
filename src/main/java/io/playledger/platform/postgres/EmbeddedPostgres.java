package io.playledger.platform.postgres;

import io.playledger.platform.Home;
import io.playledger.platform.process.HalfMade;
import io.playledger.platform.process.LoopbackPort;
import io.playledger.platform.process.ServerKeeper;
import io.playledger.platform.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A durable PostgreSQL server on loopback, in a home whose lock the caller holds.
 *
 * <p>If only the server dies it is started again on the same port, and connections come back by
 * themselves.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final String USER = "playledger";

  private final PostgresServer server;
  private final ServerKeeper keeper;
  private final int port;
  private final String password;

  private EmbeddedPostgres(PostgresServer server, ServerKeeper keeper, int port, String password) {
    this.server = server;
    this.keeper = keeper;
    this.port = port;
    this.password = password;
  }

  /** Whether commits reach the disk. {@link #NONE} is for tests, which throw their data away. */
  public enum Durability {
    FULL,
    NONE
  }

  /**
   * Starts the server of a home, after unpacking and {@code initdb} the first time.
   *
   * @throws IOException if it cannot start; the message says where its log is
   */
  public static EmbeddedPostgres start(Home home, Durability durability)
      throws IOException, InterruptedException {
    Path folder = home.postgres();
    Files.createDirectories(folder);
    PostgresBinaries binaries = PostgresBinaries.unpackInto(folder);
    Path data = folder.resolve("data");
    Path log = folder.resolve("postgres.log");
    ServerProcess.trim(log);
    HalfMade.remove(data, PostgresServer::orphans);
    Path passwordFile = folder.resolve("password");
    int port = LoopbackPort.free();
    PostgresServer server = new PostgresServer(binaries, data, log, port, durability);
    if (Files.isDirectory(data)) {
      server.clearTheWay();
    } else {
      initialise(binaries, data, passwordFile, log, durability);
    }
    ServerKeeper keeper = ServerKeeper.start(server);
    return new EmbeddedPostgres(server, keeper, port, Files.readString(passwordFile).strip());
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** The server's process, for tests that kill it. */
  public long pid() {
    return server.pid();
  }

  /** Fast shutdown: open transactions are rolled back, what is committed stays. */
  @Override
  public void close() {
    keeper.close();
  }

  private static void initialise(
      PostgresBinaries binaries, Path data, Path passwordFile, Path log, Durability durability)
      throws IOException, InterruptedException {
    LOG.info("making a new embedded database");
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Home.writePrivately(passwordFile, HexFormat.of().formatHex(secret));
    Path partial = HalfMade.begin(data);
    PostgresCommand.run(
        List.of(
            binaries.initdb().toString(),
            "--pgdata=" + partial,
            "--username=" + USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            durability == Durability.FULL ? "--data-checksums" : "--no-sync",
            "--no-instructions"),
        log);
    HalfMade.finish(partial, data);
  }
}
