package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import io.playledger.support.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code ./playledger keys}, and what a service that ends has counted. */
class KeysIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  @DisplayName("Keys are made, listed, rotated and revoked, and only a key is on standard output")
  void commands() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port)) {
      assertThat(service.isAlive()).isTrue();

      Finished made =
          keys("create", "--name", "shop server", "--scope", "write:exrps", "--scope", "read");

      String key = key(made);
      String id = key.split("_")[1];
      assertThat(readReports(key)).isEqualTo(200);

      Finished again = keys("create", "--name", "shop server", "--scope", "read", "--rate", "5");
      assertThat(again.status()).isEqualTo(1);
      assertThat(again.out()).isEmpty();
      assertThat(again.err()).contains("was answered 409: there is a key of that name already");

      String rotated = key(keys("rotate", id, "--grace", "1h"));
      assertThat(List.of(readReports(key), readReports(rotated))).containsOnly(200);

      assertThat(keys("revoke", id).status()).isZero();
      assertThat(List.of(readReports(key), readReports(rotated))).containsOnly(401);

      Finished list = keys("list");
      assertThat(list.out())
          .contains(id, "shop server", "write:exrps read")
          .doesNotContain(key, rotated);
    }
  }

  @Test
  @DisplayName("A wrong call is a usage error")
  void usage() throws Exception {
    assertThat(keys("rotate", "aaaaaaaaaaaa", "--grace", "soon").err())
        .contains("'soon' is no time such as 90s");
    assertThat(keys("create", "--name", "x").status()).isEqualTo(2);
    assertThat(keys().status()).isEqualTo(2);
  }

  @Test
  @DisplayName("What a service has counted until it is told to end is in the audit of the next")
  void countsOfTheLastMoment() throws Exception {
    ServiceProcess first = ServiceProcess.start(home, port);
    String key = key(keys("create", "--name", "reader", "--scope", "read"));
    for (int request = 0; request < 3; request++) {
      assertThat(readReports(key)).isEqualTo(200);
    }

    first.terminate();

    assertThat(first.log()).doesNotContain("the use of keys is not written");
    try (ServiceProcess next = ServiceProcess.start(home, port)) {
      assertThat(next.isAlive()).isTrue();
      assertThat(keys("list").out()).matches("(?s).*reader +read +- +3 +0 .*");
    }
  }

  /** The key that alone is on standard output. */
  private static String key(Finished made) {
    assertThat(made.status()).as("%s", made).isZero();
    assertThat(made.out()).matches("plk_[a-z2-7]{12}_[A-Za-z0-9_-]{43}\n");
    assertThat(made.err()).contains("only this once").doesNotContain(made.out().strip());
    return made.out().strip();
  }

  private int readReports(String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/reports".formatted(port)))
            .header("Authorization", "Bearer " + key)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private Finished keys(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./playledger", "keys"));
    Collections.addAll(command, arguments);
    return Finished.run(
        PATIENCE,
        Map.of("PLAYLEDGER_HOME", home.root().toString()),
        command.toArray(String[]::new));
  }
}
