package io.playledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Ports;
import io.playledger.support.PreparedHome;
import io.playledger.support.Signals;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  private static final String WRONG_PASSWORD = "28P01";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  @DisplayName("The first start makes a database, and the second finds its data")
  void startsTwice() throws Exception {
    Home home = PreparedHome.withPrograms(folder);
    String firstPassword;
    try (EmbeddedPostgres first = EmbeddedPostgres.start(home, Durability.FULL)) {
      firstPassword = first.password();
      keepARow(database(first));
    }

    try (EmbeddedPostgres second = EmbeddedPostgres.start(home, Durability.FULL)) {
      assertThat(rows(database(second))).containsExactly("kept");
      assertThat(second.password()).isEqualTo(firstPassword);
    }
  }

  @Test
  @DisplayName("What half a first start left behind does not disturb the next")
  void startsAfterHalfAStart() throws Exception {
    Home home = new Home(folder.toRealPath());
    Path halfUnpacked = home.postgres().resolve("binaries-18.6.part/bin/postgres");
    Path halfMade = home.postgres().resolve("data.init/base/1/112");
    for (Path half : List.of(halfUnpacked, halfMade)) {
      Files.createDirectories(half.getParent());
      Files.writeString(half, "half");
    }
    Files.writeString(home.postgres().resolve("password"), "of-a-database-that-never-was");

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL)) {
      assertThat(database(postgres).value("select 1")).isEqualTo("1");
      assertThat(halfUnpacked).doesNotExist();
      assertThat(halfMade).doesNotExist();
    }
  }

  @Test
  @DisplayName("What still works for a start that was killed is ended")
  void endsHalfAStart() throws Exception {
    Home home = PreparedHome.withPrograms(folder);
    Path halfMade = Files.createDirectories(home.postgres().resolve("data.init-of-a-killed-start"));
    Process atWork =
        new ProcessBuilder("sh", "-c", "while :; do mkdir -p base; touch base/$$; done")
            .directory(halfMade.toFile())
            .start();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL)) {
      assertThat(database(postgres).value("select 1")).isEqualTo("1");
      assertThat(atWork.isAlive()).isFalse();
      assertThat(halfMade).doesNotExist();
    } finally {
      atWork.destroyForcibly();
    }
  }

  @Test
  @DisplayName("Commits reach the disk")
  void isDurable() throws Exception {
    try (EmbeddedPostgres postgres = started()) {
      Database database = database(postgres);

      assertThat(database.value("show fsync")).isEqualTo("on");
      assertThat(database.value("show synchronous_commit")).isEqualTo("on");
      assertThat(database.value("show full_page_writes")).isEqualTo("on");
      assertThat(database.value("show data_checksums")).isEqualTo("on");
    }
  }

  @Test
  @DisplayName("Only this machine reaches it, and only with the password")
  void isClosedToOthers() throws Exception {
    try (EmbeddedPostgres postgres = started()) {
      Database database = database(postgres);

      assertThat(database.value("show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(database.value("show unix_socket_directories")).isEmpty();
      assertThatThrownBy(() -> connectFromOutside(postgres)).isInstanceOf(ConnectException.class);
      Database stranger = new Database(postgres.jdbcUrl(), postgres.user(), "a-guess");
      assertThatThrownBy(() -> stranger.value("select 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(WRONG_PASSWORD));
    }
  }

  @Test
  @DisplayName("A server that is killed comes back on the same port with what was committed")
  void comesBack() throws Exception {
    try (EmbeddedPostgres postgres = started()) {
      Database database = database(postgres);
      long killed = postgres.pid();
      keepARow(database);

      Signals.send("KILL", killed);

      Await.until("the row is read again", PATIENCE, () -> canRead(database));
      assertThat(postgres.pid()).isNotEqualTo(killed);
    }
  }

  @Test
  @DisplayName("A server that a killed service left behind is stopped, and its data are there")
  void takesOverFromAnOrphan() throws Exception {
    Home home = PreparedHome.withDatabase(folder);
    Path data = home.postgres().resolve("data");
    int port = Ports.free();
    PostgresServer orphan =
        new PostgresServer(
            PostgresBinaries.unpackInto(home.postgres()),
            data,
            home.postgres().resolve("postgres.log"),
            port,
            Durability.FULL);
    orphan.start();
    keepARow(Database.of(home));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL)) {
      assertThat(Signals.isAlive(orphan.pid())).isFalse();
      assertThat(rows(database(postgres))).containsExactly("kept");
    }
  }

  @Test
  @DisplayName("A left-over pid file does not disturb, even if its process is alive")
  void ignoresAStalePidFile() throws Exception {
    Home home = PreparedHome.withDatabase(folder);
    String alive = Long.toString(ProcessHandle.current().pid());
    Files.writeString(
        home.postgres().resolve("data/postmaster.pid"),
        String.join("\n", alive, "elsewhere", "1", "5432", "", "127.0.0.1", "1 1", "ready", ""));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL)) {
      assertThat(database(postgres).value("select 1")).isEqualTo("1");
    }
  }

  @Test
  @DisplayName("A Ctrl-C in the terminal of the service does not reach it")
  void hasAProcessGroupOfItsOwn() throws Exception {
    try (EmbeddedPostgres postgres = started()) {
      assertThat(processGroup(postgres.pid()))
          .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
    }
  }

  @Test
  @DisplayName("Closing it leaves no process and a database that was shut down in order")
  void stopsInOrder() throws Exception {
    EmbeddedPostgres postgres = started();
    long pid = postgres.pid();

    postgres.close();

    assertThat(Signals.isAlive(pid)).isFalse();
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    assertThat(Files.readString(folder.resolve("postgres/postgres.log")))
        .contains("database system is shut down");
  }

  private EmbeddedPostgres started() throws IOException, InterruptedException {
    return EmbeddedPostgres.start(PreparedHome.withDatabase(folder), Durability.FULL);
  }

  private static Database database(EmbeddedPostgres postgres) {
    return new Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private static void keepARow(Database database) throws SQLException {
    database.execute("create table note as select 'kept' as word");
  }

  private static List<String> rows(Database database) throws SQLException {
    return database.column("select word from note");
  }

  private static boolean canRead(Database database) {
    try {
      return rows(database).equals(List.of("kept"));
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static String processGroup(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", Long.toString(pid)).start();
    return ps.inputReader().readLine().strip();
  }

  /**
   * By another address of this machine, as other machines would; by another loopback one if none.
   */
  private static void connectFromOutside(EmbeddedPostgres postgres) throws IOException {
    InetAddress address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(own -> own.isSiteLocalAddress())
            .findAny()
            .orElse(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
    int port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }
}
