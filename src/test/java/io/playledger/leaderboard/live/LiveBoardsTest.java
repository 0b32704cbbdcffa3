package io.playledger.leaderboard.live;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.intake.IntakeApi;
import io.playledger.leaderboard.live.BoardStream.SseEvent;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watching a board, over real sockets. */
@PlayledgerTest
class LiveBoardsTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  /** Of playledger.leaderboard.live, where nobody sets them. */
  private static final int MOST_STREAMS = 1000;

  private static final int MOST_OF_AN_ADDRESS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject LiveBoards boards;

  private final List<AutoCloseable> open = new ArrayList<>();
  private IntakeApi game;

  @BeforeEach
  void make() {
    game = IntakeApi.ofNewGame();
  }

  @AfterEach
  void leave() throws Exception {
    for (AutoCloseable stream : open) {
      stream.close();
    }
    Await.until("all have gone", () -> streams() == 0);
  }

  @Test
  @DisplayName("The first event is the whole board, as it is answered when it is asked for")
  void first() {
    win("ada", "bob");
    win("eve", "bob");
    Await.until("both are counted", () -> board(2).contains("\"players\":3"));

    BoardStream stream = watch(2, "Accept-Encoding", "gzip");

    SseEvent event = stream.await(1);
    assertThat(event.name()).isEqualTo("board");
    assertThat(event.data()).isEqualTo(board(2)).contains("\"next\":\"");
    assertThat(event.id()).isNotEmpty();
    assertThat(event.retry()).isEqualTo("2000");
    assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(stream.headers().firstValue("Content-Encoding").orElse("")).isNotEqualTo("gzip");
  }

  @Test
  @DisplayName("A board that nobody is on is empty at first; a result shows within a second")
  void changes() {
    BoardStream stream = watch(10);
    assertThat(stream.await(1).data()).contains("\"players\":0", "\"entries\":[]");
    List<Duration> delays = new ArrayList<>();

    for (int win = 1; win <= 5; win++) {
      win("ada", "bob");
      long sent = System.nanoTime();
      stream.awaitBoard("\"score\":%d".formatted(win), A_WHILE);
      delays.add(Duration.ofNanos(System.nanoTime() - sent));
    }

    // One may be late on a machine that does other things as well.
    Collections.sort(delays);
    assertThat(delays.get(3)).isLessThan(A_SECOND);
    assertThat(stream.events()).hasSize(6).doesNotHaveDuplicates();
    assertThat(stream.events().get(5).data()).isEqualTo(board(10));
  }

  @Test
  @DisplayName("Who comes again is not sent what is there already, but what comes then")
  void again() {
    win("ada", "bob");
    BoardStream before = watch(10);
    before.awaitBoard("ada", A_WHILE);
    String id = before.events().get(before.events().size() - 1).id();
    before.close();

    BoardStream stream = watch(10, "Last-Event-ID", id);
    BoardStream other = watch(10, "Last-Event-ID", "of something else");

    other.await(1);
    Await.until("the connection is told to hold", () -> stream.comments() > 0);
    assertThat(stream.events()).isEmpty();
    win("ada", "bob");
    stream.awaitBoard("\"score\":2", A_WHILE);
    assertThat(stream.events()).hasSize(1);
  }

  @Test
  @DisplayName("What changes without an event is noticed as well: someone is erased")
  void erased() {
    String person = "person-" + UUID.randomUUID();
    win(person, "bob");
    BoardStream stream = watch(10);
    stream.awaitBoard(person, A_WHILE);

    admin().delete("/v1/players/{id}", person).then().statusCode(202);

    Await.until(
        "the person is off the board",
        Duration.ofSeconds(30),
        () -> !stream.events().get(stream.events().size() - 1).data().contains(person));
  }

  @Test
  @DisplayName("Of fifty who watch two do not read: the others see all, those two the latest")
  void slow() throws Exception {
    String name = "x".repeat(200);
    String all = "";
    for (int player = 0; player < 100; player += 2) {
      all += "," + result(name + player, name + (player + 1));
    }
    game.send("[" + all.substring(1) + "]");
    Await.until("all are counted", () -> board(100).contains("\"players\":100"));
    List<BoardStream> others = new ArrayList<>();
    for (int other = 0; other < 48; other++) {
      others.add(keep(BoardStream.openFrom("127.0.0." + (2 + other / 16), game.product(), 100)));
    }
    PlainStream slow = keep(new PlainStream("127.0.0.5", game.product(), 100));
    PlainStream stalled = keep(new PlainStream("127.0.0.5", game.product(), 100));
    others.forEach(other -> other.await(1));
    assertThat(streams()).isEqualTo(50);

    for (int win = 2; win <= 201; win++) {
      win(name + 0, name + 1);
      Thread.sleep(35);
    }

    others.forEach(other -> other.awaitBoard("\"score\":201", A_WHILE));
    String board = board(100);
    assertThat(others)
        .allSatisfy(
            other ->
                assertThat(other.events().get(other.events().size() - 1).data()).isEqualTo(board));
    int sent = others.get(0).events().size();
    assertThat(sent).as("of 200 changes in seven seconds").isBetween(15, 60);
    String read = slow.readTo("\"score\":201", A_WHILE);
    assertThat(read.split("event:board").length - 1).isLessThan(sent / 2);
    Await.until("one is cut off", PATIENCE.plus(A_WHILE), () -> streams() == 49);
    stalled.readToEnd(A_WHILE);
    assertThat(others).noneMatch(BoardStream::hasEnded);
  }

  @Test
  @DisplayName("An address has so many streams, an instance has more; beyond them it is refused")
  void full() throws Exception {
    List<PlainStream> all = new ArrayList<>();
    for (int stream = 0; stream < MOST_OF_AN_ADDRESS; stream++) {
      all.add(keep(new PlainStream("127.0.0.1", game.product(), 1)));
    }
    Await.until("all are in", () -> streams() == MOST_OF_AN_ADDRESS);

    HttpResponse<String> ofAddress = RawHttp.send("GET", path());
    for (int stream = MOST_OF_AN_ADDRESS; stream < MOST_STREAMS; stream++) {
      String address = "127.0.1." + (stream / MOST_OF_AN_ADDRESS);
      all.add(keep(new PlainStream(address, game.product(), 1)));
    }
    for (PlainStream stream : all) {
      stream.readTo("\"entries\":[]", A_WHILE);
    }
    HttpResponse<String> ofInstance = RawHttp.send("GET", path());

    assertThat(Problem.of(ofAddress, 429).detail()).contains("20 streams");
    assertThat(ofAddress.headers().firstValue("Retry-After")).contains("5");
    Problem.of(ofInstance, 503);
    assertThat(ofInstance.headers().firstValue("Retry-After")).contains("5");
    assertThat(streams()).isEqualTo(MOST_STREAMS);
    all.get(0).close();
    Await.until("there is a place again", () -> streams() < MOST_STREAMS);
    watch(1).await(1);
  }

  @Test
  @DisplayName("While nobody watches nothing is asked for")
  void nobody() {
    BoardStream one = watch(10);
    BoardStream two = watch(5);
    one.await(1);
    two.await(1);
    assertThat(boards.isServing()).isTrue();
    one.close();
    Await.until("one is left", () -> streams() == 1);
    assertThat(boards.isServing()).isTrue();

    two.close();

    Await.until("it ends", () -> !boards.isServing());
    assertThat(streams()).isZero();
    Await.until(
        "its threads are gone",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("live-boards")));
    watch(10).await(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=x"})
  @DisplayName("What cannot be watched is refused, and takes no place")
  void badRequests(String query) {
    Problem problem =
        Problem.of(RawHttp.send("GET", path() + "?" + query, "Accept", "text/event-stream"), 400);

    assertThat(problem.field()).isEqualTo("limit");
    assertThat(streams()).isZero();
  }

  private String path() {
    return "/leaderboards/%s/stream".formatted(game.product());
  }

  private BoardStream watch(int limit, String... headers) {
    return keep(BoardStream.open(game.product(), limit, headers));
  }

  private <T extends AutoCloseable> T keep(T stream) {
    open.add(stream);
    return stream;
  }

  private void win(String winner, String loser) {
    game.send(result(winner, loser));
  }

  private static String result(String winner, String loser) {
    return """
        {'id':'%s','type':'game_over','occurredAt':'2026-05-05T12:00:00Z',
         'data':{'winnerId':'%s','loserId':'%s'}}"""
        .formatted(UUID.randomUUID(), winner, loser);
  }

  private String board(int limit) {
    return given().get("/leaderboards/%s?limit=%d".formatted(game.product(), limit)).asString();
  }

  /** As the metrics have it. */
  private static int streams() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("playledger_board_streams"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToInt(value -> (int) Double.parseDouble(value))
        .findFirst()
        .orElseThrow();
  }
}
