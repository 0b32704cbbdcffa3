package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, as far as they do without anything built; see {@link LauncherIT} for the rest. */
class LauncherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @ParameterizedTest
  @DisplayName("Help names every command, however it is asked for")
  @ValueSource(strings = {"--help", "-h", "help"})
  void help(String asked) throws Exception {
    Finished help = playledger(asked);

    assertThat(help.status()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .startsWith("Usage: ./playledger COMMAND")
        .contains(
            "\n  demo ",
            "\n  serve ",
            "\n  bot ",
            "\n  report ",
            "\n  refresh ",
            "\n  rebuild ",
            "\n  check ",
            "\n  keys ",
            "\n  sql ",
            "\n  backup ",
            "\n  restore ",
            "\n  bench ",
            "\n  test ");
  }

  @Test
  @DisplayName("A command that is none is refused, with its name and the usage")
  void noSuchCommand() throws Exception {
    Finished refused = playledger("nonsense");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("playledger: no such command: nonsense")
        .contains("Usage: ./playledger COMMAND");
  }

  @Test
  @DisplayName("Without a command it shows the usage and fails")
  void noCommand() throws Exception {
    Finished refused = playledger();

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("Usage: ./playledger COMMAND");
  }

  @ParameterizedTest
  @DisplayName("The commands that the script itself carries out explain themselves")
  @ValueSource(strings = {"serve", "test", "restore"})
  void helpOfACommand(String command) throws Exception {
    Finished help = playledger(command, "--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).startsWith("Usage: ./playledger " + command);
  }

  @ParameterizedTest
  @DisplayName("Brokers that are none are refused before anything starts")
  @ValueSource(
      strings = {
        "",
        "none",
        "localhost",
        "localhost:",
        "localhost:0",
        ":9092",
        "localhost:kafka",
        "localhost:9092,",
        "localhost:9092 other:9092",
        "http://localhost:9092"
      })
  void badBrokers(String brokers) throws Exception {
    Finished refused = playledger("serve", "--kafka", brokers);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "playledger: --kafka takes embedded or HOST:PORT[,HOST:PORT...], not '%s'"
                .formatted(brokers));
  }

  @Test
  @DisplayName("An option of serve without its value is refused")
  void noBrokers() throws Exception {
    Finished refused = playledger("serve", "--kafka");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).startsWith("playledger: --kafka takes embedded or HOST:PORT");
  }

  @ParameterizedTest
  @DisplayName("Every script is one to the shell, and can be run")
  @ValueSource(strings = {"mvnw", "playledger", ".ci/run"})
  void syntax(String script) throws Exception {
    Finished check = Finished.run(PATIENCE, Map.of(), "sh", "-n", script);

    assertThat(check.status()).as(check.err()).isZero();
    assertThat(Files.isExecutable(Path.of(script))).isTrue();
  }

  @ParameterizedTest
  @DisplayName("A JDK is found where JAVA_HOME is wrong or missing")
  @ValueSource(strings = {"/no/such/jdk", ""})
  void findsAJdk(String javaHome) throws Exception {
    String jdk = System.getProperty("java.home");
    String path = Path.of(jdk, "bin") + File.pathSeparator + System.getenv("PATH");

    Finished found =
        Finished.run(
            PATIENCE, Map.of("JAVA_HOME", javaHome, "PATH", path), "./mvnw", "--print-java-home");

    assertThat(found.status()).as(found.err()).isZero();
    assertThat(Path.of(found.out().strip()).toRealPath()).isEqualTo(Path.of(jdk).toRealPath());
  }

  @Test
  @DisplayName("The scripts work from another folder and through a path with spaces")
  void fromElsewhere() throws Exception {
    Path link = folder.resolve("a checkout with spaces");
    Files.createSymbolicLink(link, Path.of("").toAbsolutePath());

    Finished found =
        Finished.run(PATIENCE, Map.of(), link.resolve("mvnw").toString(), "--print-java-home");
    Finished help =
        Finished.run(PATIENCE, Map.of(), link.resolve("playledger").toString(), "--help");

    assertThat(List.of(found.status(), help.status())).as("%s", found).containsOnly(0);
  }

  private Finished playledger(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "./playledger";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Finished.run(PATIENCE, Map.of("PLAYLEDGER_HOME", folder.toString()), command);
  }
}
