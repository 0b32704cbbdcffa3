package io.playledger.trivia;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PlayledgerTest
class QuestionAdminTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /admin/questions",
    "GET, /admin/questions/film-01",
    "POST, /admin/questions",
    "PUT, /admin/questions/film-01",
    "DELETE, /admin/questions/film-01",
    "POST, /admin/questions/import"
  })
  @DisplayName("Without the key nothing is shown or changed")
  void withoutKey(String method, String path) {
    given()
        .contentType(ContentType.JSON)
        .body(question(category()))
        .request(method, path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a-wrong-key-of-some-length", "Bearer ", "Basic YTpi", "Bearer"})
  @DisplayName("A wrong key opens nothing")
  void wrongKey(String header) {
    given().header("Authorization", header).get("/admin/questions").then().statusCode(401);
  }

  @Test
  @DisplayName("A question that is added can be read and is asked")
  void add() {
    String category = category();

    String id = add(question(category));

    admin()
        .get("/admin/questions/" + id)
        .then()
        .statusCode(200)
        .body("category", is(category))
        .body("difficulty", is("hard"))
        .body("questionText", is("Où est-on ?"))
        .body("options", is(List.of("ici", "là", "ailleurs")))
        .body("correctIndex", is(2));
    assertThat(Player.questions(Player.start(Map.of("category", category, "questionCount", 1))))
        .extracting("id")
        .containsExactly(id);
  }

  @Test
  @DisplayName("A question that is rewritten is asked in its new words, in running games too")
  void change() {
    String category = category();
    String id = add(question(category));
    String session = Player.start(Map.of("category", category, "questionCount", 1));
    Player.questions(session);

    admin()
        .body(with(question(category), "questionText", "Where are we?"))
        .put("/admin/questions/" + id)
        .then()
        .statusCode(200)
        .body("id", is(id))
        .body("questionText", is("Where are we?"));

    assertThat(Player.questions(session)).extracting("questionText").containsOnly("Where are we?");
  }

  @Test
  @DisplayName("A retired question is asked no more")
  void retire() {
    String category = category();
    String retired = add(question(category));
    String kept = add(question(category));

    admin().delete("/admin/questions/" + retired).then().statusCode(204);

    admin().get("/admin/questions/" + retired).then().statusCode(404);
    assertThat(ids(category, null, 10)).containsExactly(kept);
    Player.post("/game/start", Map.of("category", category, "questionCount", 2)).statusCode(400);
  }

  @Test
  @DisplayName("A game that holds a retired question goes on")
  void retireInARunningGame() {
    String category = category();
    String id = add(question(category));
    String session = Player.start(Map.of("category", category, "questionCount", 1));
    List<Map<String, Object>> questions = Player.questions(session);

    admin().delete("/admin/questions/" + id).then().statusCode(204);

    assertThat(Player.questions(session)).isEqualTo(questions);
    Player.answer(session, questions.get(0), true).then().body("currentScore", is(10));
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE", "GET"})
  @DisplayName("There is nothing to do with a question that is not there")
  void unknownQuestion(String method) {
    admin()
        .body(question(category()))
        .request(method, "/admin/questions/no-such-question")
        .then()
        .statusCode(404)
        .body("violations[0].field", is("id"));
  }

  @Test
  @DisplayName("A bad rewriting is refused with its field, and changes nothing")
  void badChange() {
    Map<String, Object> question = question(category());
    String id = add(question);

    admin()
        .body(with(question, "correctIndex", 3))
        .put("/admin/questions/" + id)
        .then()
        .statusCode(400)
        .body("violations[0].field", is("correctIndex"));

    admin().get("/admin/questions/" + id).then().body("correctIndex", is(2));
  }

  @Test
  @DisplayName("Questions are listed by id, page by page, each once")
  void pages() {
    String category = category();
    List<String> added = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      added.add(add(question(category)));
    }

    List<String> first = ids(category, null, 2);
    List<String> second = ids(category, first.get(1), 2);
    List<String> third = ids(category, second.get(1), 2);

    assertThat(first).hasSize(2);
    assertThat(second).hasSize(2);
    List<String> listed = new ArrayList<>(first);
    listed.addAll(second);
    listed.addAll(third);
    assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(added);
    assertThat(ids(category, third.get(0), 2)).isEmpty();
  }

  private static String add(Map<String, Object> question) {
    return admin()
        .body(question)
        .post("/admin/questions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> ids(String category, String after, int limit) {
    Map<String, Object> page = new HashMap<>(Map.of("category", category, "limit", limit));
    if (after != null) {
      page.put("after", after);
    }
    return admin()
        .queryParams(page)
        .get("/admin/questions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("id");
  }

  /** A category of the test's own. */
  private static String category() {
    return "test-" + UUID.randomUUID();
  }

  private static Map<String, Object> question(String category) {
    return Map.of(
        "category",
        category,
        "difficulty",
        "hard",
        "questionText",
        "Où est-on ?",
        "options",
        List.of("ici", "là", "ailleurs"),
        "correctIndex",
        2);
  }

  private static Map<String, Object> with(
      Map<String, Object> question, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(question);
    changed.put(field, value);
    return changed;
  }
}
