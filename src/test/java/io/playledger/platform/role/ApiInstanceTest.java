package io.playledger.platform.role;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.quarkus.scheduler.SkippedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance for analysts and administrators only. */
@PlayledgerTest
@TestProfile(ApiInstanceTest.OnlyApi.class)
class ApiInstanceTest {

  public static final class OnlyApi implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("playledger.roles", "api");
    }
  }

  /** What the scheduler did, by the names of the jobs. */
  @ApplicationScoped
  static class Jobs {
    private final Set<String> skipped = ConcurrentHashMap.newKeySet();
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    void skipped(@Observes SkippedExecution job) {
      skipped.add(job.triggerId);
    }

    void done(@Observes SuccessfulExecution job) {
      done.add(job.getExecution().getTrigger().getId());
    }

    boolean haveSkipped(String... jobs) {
      return skipped.containsAll(Set.of(jobs));
    }

    boolean haveDone(String... jobs) {
      return done.containsAll(Set.of(jobs));
    }

    Set<String> done() {
      return Set.copyOf(done);
    }
  }

  private static final int ANSWERED_WITHIN = (int) Duration.ofSeconds(20).toMillis();

  @Inject Jobs jobs;

  @ParameterizedTest(name = "{0} {1} takes {2}")
  @CsvSource({
    "POST, /v1/events, intake",
    "POST, /v1/batch, intake",
    "POST, /v1/track, intake",
    "POST, /debug/events/parse, intake",
    "POST, /game/start, game",
    "POST, /answer, game",
    "POST, /game/end, game",
    "GET, /questions, game",
    "GET, /admin/questions, game",
    "POST, /debug/shiftdays, game",
  })
  @DisplayName("What other instances are for is refused, key or not, with the role that it takes")
  void misdirected(String method, String path, String role) {
    Problem problem =
        Problem.of(
            RawHttp.send(method, path, new byte[0], "Content-Type", "application/json"), 421);

    assertThat(problem.body().path("title").asText()).isEqualTo("Misdirected Request");
    assertThat(problem.detail())
        .isEqualTo("this needs an instance with the role %s; this one has api".formatted(role));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports",
        "/reports/daily_games",
        "/models",
        "/checks",
        "/v1/accounting",
        "/v1/export?from=2026-01-01&to=2026-01-02",
        "/admin/keys",
        "/admin/schemas",
        "/admin/quarantine",
        "/admin/corrections",
        "/admin/erasures",
        "/admin/analyst",
      })
  @DisplayName("Analysts and administrators are answered")
  void own(String path) {
    admin().get(path).then().statusCode(200);
  }

  @Test
  @DisplayName("An event can be looked up where none can be sent")
  void lookup() {
    admin().get("/v1/events/none").then().statusCode(404);
  }

  @Test
  @DisplayName("Events are refused before their bodies come")
  void bodyNotRead() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(ANSWERED_WITHIN);
      socket
          .getOutputStream()
          .write(
              """
              POST /v1/events HTTP/1.1\r
              Host: localhost\r
              Content-Type: application/json\r
              Content-Length: 1000000\r
              \r
              [{"""
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(
              new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                  .readLine())
          .startsWith("HTTP/1.1 421 ");
    }
  }

  @Test
  @DisplayName("A large body that comes all the same spoils nothing")
  void largeBody() {
    for (int request = 0; request < 3; request++) {
      Problem.of(
          RawHttp.send(
              "POST", "/v1/events", new byte[5_000_000], "Content-Type", "application/json"),
          421);
    }
  }

  @Test
  @DisplayName("Jobs of the role refresh do not run, those that every instance needs do")
  void jobs() {
    Await.until(
        "jobs are skipped", () -> jobs.haveSkipped("erasure", "model-rebuild", "analyst-watch"));
    Await.until(
        "jobs are done", () -> jobs.haveDone("api-key-refresh", "event-schemas", "erased-players"));

    assertThat(jobs.done()).doesNotContain("erasure", "model-rebuild", "analyst-watch");
  }

  @Test
  @DisplayName("There are no writers of events")
  void noWriters() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("intake-writer"));
  }

  @Test
  @DisplayName("Health names the roles, and finds nothing wrong with what is elsewhere")
  void health() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'roles' }.data.roles", is("api"));
    for (String check : new String[] {"intake", "model tests"}) {
      given()
          .get("/q/health/well")
          .then()
          .body("checks.find { it.name == '%s' }.status".formatted(check), is("UP"))
          .body(
              "checks.find { it.name == '%s' }.data.instance".formatted(check),
              is("not in this role"));
    }
  }

  @Test
  @DisplayName("Metrics tell the roles, and measure nothing of the others")
  void metrics() {
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("playledger_role{role=\"api\"} 1.0"))
        .body(containsString("playledger_role{role=\"intake\"} 0.0"))
        .body(not(containsString("playledger_intake_queue_events")))
        .body(not(containsString("playledger_checks_failing")));
  }
}
