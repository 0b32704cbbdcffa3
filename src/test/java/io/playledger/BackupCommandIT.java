package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.playledger.support.Finished;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The command meets a service that does not send a whole backup. */
class BackupCommandIT extends FakeService {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final byte[] BLOCK = new byte[1000];

  @Test
  @DisplayName("A stream that breaks off is an error, and leaves no file behind")
  void breaksOff() throws Exception {
    server.createContext("/admin/backup", exchange -> answer(exchange, 3 * BLOCK.length));

    assertNothingSaved(backup(), "the service ended the backup early");
  }

  @Test
  @DisplayName("A stream that ends in order but is no whole backup is an error too")
  void noManifest() throws Exception {
    server.createContext("/admin/backup", exchange -> answer(exchange, BLOCK.length));

    assertNothingSaved(backup(), "the service ended the backup early");
  }

  @Test
  @DisplayName("The file that is there stays, also with --force, where the new backup fails")
  void keepsTheOld() throws Exception {
    Path old = Files.writeString(folder.resolve("b.zip"), "the old one");
    server.createContext("/admin/backup", exchange -> answer(exchange, 3 * BLOCK.length));

    Finished failed = backup("--force");

    assertThat(failed.status()).isEqualTo(1);
    assertThat(old).hasContent("the old one");
  }

  @Test
  @DisplayName("A refusal of the service is told")
  void refusal() throws Exception {
    server.createContext(
        "/admin/backup",
        exchange -> {
          byte[] problem = "{\"detail\":\"this needs the admin key\"}".getBytes();
          exchange.sendResponseHeaders(401, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });

    assertNothingSaved(backup(), "was answered 401: this needs the admin key");
  }

  private static void answer(HttpExchange exchange, int promised) throws IOException {
    exchange.sendResponseHeaders(200, promised);
    OutputStream body = exchange.getResponseBody();
    body.write(BLOCK);
    body.flush();
    exchange.close();
  }

  private void assertNothingSaved(Finished backup, String why) throws IOException {
    assertThat(backup.status()).as("%s", backup).isEqualTo(1);
    assertThat(backup.out()).isEmpty();
    assertThat(backup.err()).contains("playledger: ").contains(why);
    assertThat(files()).noneMatch(name -> name.startsWith("b.zip"));
  }

  private Finished backup(String... options) throws Exception {
    String[] command = new String[options.length + 3];
    command[0] = "./playledger";
    command[1] = "backup";
    command[2] = folder.resolve("b.zip").toString();
    System.arraycopy(options, 0, command, 3, options.length);
    return Finished.run(PATIENCE, Map.of("PLAYLEDGER_HOME", folder.toString()), command);
  }
}
