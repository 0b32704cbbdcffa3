package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.KillableServer;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code ./playledger sql}, with a psql that only tells how it was called, and without any. */
class SqlIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int STATUS_OF_PSQL = 7;
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://\\S+(?=\\?user=)");

  /** What the launcher itself needs. */
  private static final List<String> TOOLS =
      List.of("sh", "env", "dirname", "find", "head", "cat", "sed", "uname", "ls", "mkdir");

  @Test
  @DisplayName("psql gets the login and its arguments; without psql the login is told")
  void embedded() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port)) {
      assertThat(service.isAlive()).isTrue();
      Finished psql = sql(Map.of(), withPsql(), "-Atc", "select 1, 'two'", "--set=a=@b");

      assertThat(psql.status()).as("%s", psql).isEqualTo(STATUS_OF_PSQL);
      assertThat(psql.out()).endsWith("[-Atc][select 1, 'two'][--set=a=@b]\n");
      assertThat(analyst(psql.out()).value("select current_user")).isEqualTo("playledger_analyst");

      Finished none = sql(Map.of(), withoutPsql());

      assertThat(none.status()).as("%s", none).isZero();
      assertThat(none.out()).contains("password  in " + home.analystPasswordFile());
      Matcher url = URL.matcher(none.out());
      assertThat(url.find()).isTrue();
      Database told =
          new Database(
              url.group(),
              "playledger_analyst",
              Files.readString(home.analystPasswordFile()).strip());
      assertThat(told.value("select current_user")).isEqualTo("playledger_analyst");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.analystPasswordFile())))
        .isEqualTo("rw-------");

    Finished refused = sql(Map.of(), withPsql());

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("no service runs on");
  }

  @Test
  @DisplayName("Where the service may make no roles it says once what an administrator runs")
  void byAnAdministrator() throws Exception {
    Home other = new Home(folder.resolve("other"));
    try (KillableServer server = KillableServer.start(folder.resolve("server"))) {
      server.database().execute("create role games login password 'secret'");
      server.database().execute("create database games owner games");
      Database games =
          new Database(
              server.database().url().replaceFirst("/[^/]+$", "/games"), "games", "secret");
      Map<String, String> settings = new HashMap<>();
      settings.put("PLAYLEDGER_DB_URL", games.url());
      settings.put("PLAYLEDGER_DB_USER", games.user());
      settings.put("PLAYLEDGER_DB_PASSWORD", games.password());
      String told;
      try (ServiceProcess service = ServiceProcess.start(other, port, settings)) {
        told = service.log();
        Finished refused = sql(settings, withPsql(), other);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("the database role playledger_analyst is not set up");
      }
      assertThat(told).containsOnlyOnce("analysts cannot log in");

      Database administrator =
          new Database(games.url(), server.database().user(), server.database().password());
      for (String statement : toRun(told)) {
        administrator.execute(statement.replace("'...'", "'by hand'"));
      }

      settings.put("PLAYLEDGER_ANALYST_PASSWORD", "by hand");
      try (ServiceProcess service = ServiceProcess.start(other, port, settings)) {
        assertThat(service.log()).containsOnlyOnce("analysts cannot log in");
        Database analyst = analyst(sql(settings, withPsql(), other).out());
        assertThat(analyst.value("select count(*) from daily_games")).isEqualTo("0");
        assertThat(analyst.value("select current_setting('statement_timeout')")).isEqualTo("30s");
      }
      // Without a service, the database is known all the same.
      Database analyst = analyst(sql(settings, withPsql(), other).out());
      assertThat(analyst.value("select count(*) from daily_games")).isEqualTo("0");
    }
  }

  private static List<String> toRun(String log) {
    Matcher statements =
        Pattern.compile("An administrator of the database can: (.*); -- then").matcher(log);
    assertThat(statements.find()).isTrue();
    return Arrays.asList(statements.group(1).split("; "));
  }

  /** The login that psql was given, as it told it. */
  private static Database analyst(String out) {
    String[] login = out.lines().findFirst().orElseThrow().split("\\|");
    return new Database(
        "jdbc:postgresql://%s:%s/%s".formatted((Object[]) login), login[3], login[4]);
  }

  private String withPsql() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path psql = bin.resolve("psql");
    Files.writeString(
        psql,
        """
        #!/bin/sh
        echo "$PGHOST|$PGPORT|$PGDATABASE|$PGUSER|$PGPASSWORD"
        printf '[%%s]' "$@"
        echo
        exit %d
        """
            .formatted(STATUS_OF_PSQL));
    Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwx------"));
    return bin + File.pathSeparator + System.getenv("PATH");
  }

  private String withoutPsql() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path program =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .map(folder -> Path.of(folder, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bin.resolve(tool), program);
    }
    return bin.toString();
  }

  private Finished sql(Map<String, String> settings, String path, String... arguments)
      throws Exception {
    return sql(settings, path, home, arguments);
  }

  private static Finished sql(
      Map<String, String> settings, String path, Home home, String... arguments) throws Exception {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PATH", path);
    environment.put("PLAYLEDGER_HOME", home.root().toString());
    String[] command = new String[arguments.length + 2];
    command[0] = "./playledger";
    command[1] = "sql";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Finished.run(PATIENCE, environment, command);
  }
}
