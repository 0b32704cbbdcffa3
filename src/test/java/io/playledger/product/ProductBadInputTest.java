package io.playledger.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Games that cannot be: refused with the field named, and not registered. */
@PlayledgerTest
class ProductBadInputTest {

  /** A body, and the field that is named in the answer. */
  record Bad(String body, String field) {

    @Override
    public String toString() {
      return body.length() > 90 ? body.substring(0, 90) + ".." : body;
    }
  }

  @ParameterizedTest(name = "body {0}")
  @MethodSource({
    "bodies",
    "names",
    "scorings",
    "subScores",
    "handlers",
    "boards",
    "seasons",
    "times"
  })
  @DisplayName("What cannot be is refused with its field named, and nothing is registered")
  void refused(Bad bad) {
    String id = ProductApi.id();

    Problem problem = Problem.of(ProductApi.send("PUT", id, bad.body()), 400);

    assertThat(problem.field()).isEqualTo(bad.field());
    given().get("/products/" + id).then().statusCode(404);
  }

  static Stream<Bad> bodies() {
    return Stream.of("", "null", "[]", "{", "'name'", "{} {}").map(body -> new Bad(body, "body"));
  }

  static Stream<Bad> names() {
    return Stream.concat(
        Stream.of(
                "''",
                "' '",
                "' a'",
                "'a '",
                "1",
                "['a']",
                "'a\\nb'",
                "'a\\u0000'",
                "'a\\u202Eb'",
                "'a\\u200Bb'",
                "'\\ud800'",
                "'\\u200D'",
                "'" + "n".repeat(101) + "'",
                "'" + "n".repeat(10_000) + "'")
            .map(name -> new Bad("{'name':%s}".formatted(name), "name")),
        Stream.of(new Bad("{'name':'a','name':'b'}", "name")));
  }

  static Stream<Bad> scorings() {
    return Stream.of("''", "'Wins'", "'chess'", "1", "'points_'", "'wins '", "[]")
        .map(scoring -> new Bad("{'scoring':%s}".formatted(scoring), "scoring"));
  }

  static Stream<Bad> subScores() {
    String one = "{'name':'time','direction':'lowest'}";
    String nine =
        IntStream.range(0, 9)
            .mapToObj("{'name':'s%d','direction':'lowest'}"::formatted)
            .collect(Collectors.joining(","));
    return Stream.of(
        new Bad("{'subScores':[%s]}".formatted(one), "subScores"),
        new Bad("{'scoring':'elo','subScores':[%s]}".formatted(one), "subScores"),
        points("{}", "subScores"),
        points("'time'", "subScores"),
        points("[%s]".formatted(nine), "subScores"),
        points("[null]", "subScores.0"),
        points("['time']", "subScores.0"),
        points("[{'direction':'lowest'}]", "subScores.0.name"),
        points("[{'name':'','direction':'lowest'}]", "subScores.0.name"),
        points("[{'name':'a\\u0007','direction':'lowest'}]", "subScores.0.name"),
        points("[%s,%s]".formatted(one, one), "subScores.1.name"),
        points("[{'name':'time'}]", "subScores.0.direction"),
        points("[{'name':'time','direction':null}]", "subScores.0.direction"),
        points("[{'name':'time','direction':'null'}]", "subScores.0.direction"),
        points("[{'name':'time','direction':'LOWEST'}]", "subScores.0.direction"));
  }

  private static Bad points(String subScores, String field) {
    return new Bad("{'scoring':'points_sum','subScores':%s}".formatted(subScores), field);
  }

  static Stream<Bad> handlers() {
    return Stream.of(
        new Bad("{'statsHandlers':[]}", "statsHandlers"),
        new Bad("{'statsHandlers':'default'}", "statsHandlers"),
        new Bad("{'statsHandlers':['default','default']}", "statsHandlers.1"),
        new Bad("{'statsHandlers':['nothing']}", "statsHandlers.0"),
        new Bad("{'statsHandlers':[null]}", "statsHandlers.0"),
        new Bad(
            "{'statsHandlers':[%s'default']}".formatted("'default',".repeat(10)), "statsHandlers"));
  }

  static Stream<Bad> boards() {
    return Stream.of(
        new Bad("{'boards':'daily'}", "boards"),
        new Bad("{'boards':['yearly']}", "boards.0"),
        new Bad("{'boards':['daily','DAILY']}", "boards.1"),
        new Bad("{'boards':[null]}", "boards.0"),
        new Bad("{'boards':['daily','daily','daily','daily']}", "boards"));
  }

  static Stream<Bad> seasons() {
    String season = "{'name':'%s','from':'2026-01-01T00:00:00Z','to':'2026-02-01T00:00:00Z'}";
    Stream<Bad> wrongNames =
        Stream.of(
                "",
                "2026",
                "-a",
                "a b",
                "a/b",
                "ä",
                "all_time",
                "All_Time",
                "daily",
                "a\\n",
                "a".repeat(65))
            .map(
                name ->
                    new Bad(
                        "{'seasons':[%s]}".formatted(season.formatted(name)), "seasons.0.name"));
    String many =
        IntStream.range(0, 101)
            .mapToObj(number -> season.formatted("s" + number))
            .collect(Collectors.joining(","));
    return Stream.concat(
        wrongNames,
        Stream.of(
            new Bad("{'seasons':[%s]}".formatted(many), "seasons"),
            new Bad("{'seasons':[null]}", "seasons.0"),
            new Bad("{'seasons':[{}]}", "seasons.0.name"),
            new Bad(
                "{'seasons':[%1$s,%1$s]}".formatted(season.formatted("spring")), "seasons.1.name"),
            stretch("'2026-01-01T00:00:00Z'", "'2026-01-01T01:00:00+01:00'", "to"),
            stretch("'2026-01-02T00:00:00Z'", "'2026-01-01T00:00:00Z'", "to"),
            stretch("null", "'2026-01-01T00:00:00Z'", "from"),
            stretch("'2026-01-01'", "'2026-02-01T00:00:00Z'", "from"),
            stretch("'2026-01-01T00:00:00'", "'2026-02-01T00:00:00Z'", "from"),
            stretch("'2026-01-01T00:00:00Z'", "'+10000-01-01T00:00:00Z'", "to"),
            stretch("'1969-12-31T00:00:00Z'", "'2026-01-01T00:00:00Z'", "from")));
  }

  private static Bad stretch(String from, String to, String field) {
    return new Bad(
        "{'seasons':[{'name':'spring','from':%s,'to':%s}]}".formatted(from, to),
        "seasons.0." + field);
  }

  static Stream<Bad> times() {
    return Stream.concat(
        Stream.of("''", "'Mars'", "'europe/berlin'", "1", "'+19:00'", "'" + "Z".repeat(65) + "'")
            .map(zone -> new Bad("{'zone':%s}".formatted(zone), "zone")),
        Stream.of("''", "'tomorrow'", "0", "'2026-13-01T00:00:00Z'", "'0001-01-01T00:00:00Z'")
            .map(time -> new Bad("{'startsAt':%s}".formatted(time), "startsAt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "Chess", "a%20b", "%C3%A4", "*", "_a", "a%0A"})
  @DisplayName("An id that no event can have is refused")
  void ids(String id) {
    for (String method : new String[] {"PUT", "DELETE"}) {
      assertThat(Problem.of(ProductApi.send(method, id, "{}"), 400).field()).isEqualTo("id");
    }
    assertThat(Problem.of(ProductApi.send("PUT", "a".repeat(65), "{}"), 400).field())
        .isEqualTo("id");
  }

  @Test
  @DisplayName("Whoever names an unknown scoring, handler or board is told which there are")
  void known() {
    String id = ProductApi.id();

    assertThat(Problem.of(ProductApi.send("PUT", id, "{'scoring':'chess'}"), 400).detail())
        .contains("elo", "glicko2", "openskill", "points_best", "points_lowest", "wins");
    assertThat(Problem.of(ProductApi.send("PUT", id, "{'statsHandlers':['x']}"), 400).detail())
        .contains("default");
    assertThat(Problem.of(ProductApi.send("PUT", id, "{'boards':['x']}"), 400).detail())
        .contains("daily, weekly, monthly");
  }
}
