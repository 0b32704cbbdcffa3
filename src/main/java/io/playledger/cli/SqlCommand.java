package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sun.misc.Signal;

/** Opens psql on the models, as the role that only reads. */
@Command(
    name = "sql",
    description =
        "Opens psql on the schemas staging, main and report, as a database role that only reads."
            + " Arguments are psql's own, such as -c QUERY. Without psql on the PATH it says how"
            + " any other client connects.",
    footer = "Exit status: that of psql; 0 where there is none.")
final class SqlCommand implements Callable<Integer> {

  private static final String ROLE = "playledger_analyst";

  /** Not PGHOST and its like, which are set, but what would overrule them. */
  private static final List<String> OTHERS = List.of("PGSERVICE", "PGHOSTADDR", "PGOPTIONS");

  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  private boolean help;

  @Parameters(arity = "0..*", paramLabel = "ARGUMENTS", description = "Arguments of psql.")
  private List<String> arguments = List.of();

  private final Map<String, String> environment = System.getenv();
  private final Home home = Home.of(environment);
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> login = login();
    Optional<Path> psql = psql();
    if (psql.isEmpty()) {
      explain(login);
      return 0;
    }
    // Ctrl-C is psql's: it ends a query there, and would end only us.
    Signal.handle(new Signal("INT"), signal -> {});
    List<String> command = new ArrayList<>(List.of(psql.get().toString()));
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().keySet().removeAll(OTHERS);
    process.environment().putAll(login);
    return process.start().waitFor();
  }

  /** Where to log in, by the names of psql's environment variables. */
  private Map<String, String> login() throws IOException, InterruptedException {
    String url = environment.getOrDefault("PLAYLEDGER_DB_URL", "");
    if (service.url().isPresent() || url.isBlank()) {
      JsonNode login = service.get("/admin/analyst");
      return login(
          login.path("host").asText(),
          login.path("port").asText(),
          login.path("database").asText(),
          login.path("password").asText(),
          login.path("sslMode").asText(null));
    }
    Properties parts =
        Driver.parseURL(url.startsWith("jdbc:") ? url : "jdbc:" + url, new Properties());
    if (parts == null) {
      throw new CommandFailure("PLAYLEDGER_DB_URL is no URL of a PostgreSQL");
    }
    return login(
        parts.getProperty("PGHOST", "localhost"),
        parts.getProperty("PGPORT", "5432"),
        parts.getProperty("PGDBNAME", ROLE),
        keptPassword(),
        parts.getProperty("sslmode"));
  }

  private static Map<String, String> login(
      String host, String port, String database, String password, @Nullable String sslMode) {
    Map<String, String> login =
        new HashMap<>(
            Map.of(
                "PGHOST",
                host,
                "PGPORT",
                port,
                "PGDATABASE",
                database,
                "PGUSER",
                ROLE,
                "PGPASSWORD",
                password));
    if (sslMode != null) {
      login.put("PGSSLMODE", sslMode);
    }
    return login;
  }

  /** What a service on this home has set, while none runs. */
  private String keptPassword() throws IOException {
    String given = environment.getOrDefault("PLAYLEDGER_ANALYST_PASSWORD", "");
    if (!given.isBlank()) {
      return given;
    }
    if (!Files.exists(home.analystPasswordFile())) {
      throw new CommandFailure(
          "no service has run on %s yet, so there is no password of %s; set PLAYLEDGER_ANALYST_PASSWORD, or start one with ./playledger serve"
              .formatted(home.root(), ROLE));
    }
    return Files.readString(home.analystPasswordFile()).strip();
  }

  private void explain(Map<String, String> login) {
    String password =
        environment.getOrDefault("PLAYLEDGER_ANALYST_PASSWORD", "").isBlank()
                && Files.exists(home.analystPasswordFile())
            ? "in " + home.analystPasswordFile()
            : "that of PLAYLEDGER_ANALYST_PASSWORD";
    System.out.printf(
        "There is no psql on the PATH. Any client of PostgreSQL can connect:%n%n"
            + "  host      %1$s%n  port      %2$s%n  database  %3$s%n  user      %4$s%n"
            + "  password  %5$s%n%n  jdbc:postgresql://%1$s:%2$s/%3$s?user=%4$s%n",
        login.get("PGHOST"), login.get("PGPORT"), login.get("PGDATABASE"), ROLE, password);
  }

  private Optional<Path> psql() {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, "psql");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }
}
