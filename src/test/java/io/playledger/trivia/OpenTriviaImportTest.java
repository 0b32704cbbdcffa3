package io.playledger.trivia;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.playledger.support.PlayledgerTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The file format of the Open Trivia Database. */
@PlayledgerTest
class OpenTriviaImportTest {

  @Test
  @DisplayName("HTML entities are read, and the right answer is found among the options")
  void entities() {
    String category = category();

    importAll(
            result(
                category,
                "multiple",
                "Who wrote &quot;Les Mis&eacute;rables&quot;?",
                "Victor Hugo&#039;s pen",
                "A &amp; B",
                "&Eacute;mile Zola",
                "x &lt; y"))
        .body("imported", is(1))
        .body("known", is(0))
        .body("rejected", empty());

    Map<String, Object> stored = stored(category);
    assertThat(stored).containsEntry("questionText", "Who wrote \"Les Misérables\"?");
    List<?> options = (List<?>) stored.get("options");
    assertThat(options.stream().map(String::valueOf))
        .containsExactlyInAnyOrder("Victor Hugo's pen", "A & B", "Émile Zola", "x < y");
    assertThat(options.get((int) stored.get("correctIndex"))).isEqualTo("Victor Hugo's pen");
  }

  @Test
  @DisplayName("A question of type boolean has two options")
  void booleanType() {
    String category = category();

    importAll(result(category, "boolean", "Is it?", "False", "True")).body("imported", is(1));

    Map<String, Object> stored = stored(category);
    List<?> options = (List<?>) stored.get("options");
    assertThat(options.stream().map(String::valueOf)).containsExactlyInAnyOrder("True", "False");
    assertThat(options.get((int) stored.get("correctIndex"))).isEqualTo("False");
  }

  @Test
  @DisplayName("A category becomes a slug")
  void slug() {
    String number = UUID.randomUUID().toString().substring(0, 8);

    importAll(result("Science: Mathematics &amp; " + number, "boolean", "Is it?", "False", "True"))
        .body("imported", is(1));

    assertThat(stored("science-mathematics-" + number)).containsEntry("questionText", "Is it?");
  }

  @Test
  @DisplayName("A result that can be no question is rejected with its place; the others are taken")
  void rejected() {
    String category = category();

    importAll(
            result(category, "boolean", "First?", "False", "True"),
            result(category, "multiple", "Twice the same?", "Yes", "yes"),
            result(category, "boolean", "Last?", "False", "True"),
            result(category, "boolean", "Half a &#xD800; character?", "False", "True"))
        .body("imported", is(2))
        .body("rejected.index", contains(1, 3))
        .body("rejected.field", contains("options", "questionText"));

    assertThat(all(category))
        .extracting("questionText")
        .containsExactlyInAnyOrder("First?", "Last?");
  }

  @Test
  @DisplayName("The same results again are known and change nothing")
  void again() {
    String category = category();
    Map<String, Object> result = result(category, "multiple", "Again?", "a", "b", "c", "d");
    importAll(result, result).body("imported", is(1)).body("known", is(1));
    List<Map<String, Object>> before = all(category);

    importAll(result).body("imported", is(0)).body("known", is(1));

    assertThat(all(category)).hasSize(1).isEqualTo(before);
  }

  @Test
  @DisplayName("A file of another shape is refused with the field named")
  void otherShape() {
    Map<String, Object> without =
        new java.util.HashMap<>(result(category(), "boolean", "Is it?", "No", "Yes"));
    without.remove("correct_answer");

    admin()
        .body(Map.of("results", List.of(without)))
        .post("/admin/questions/import")
        .then()
        .statusCode(400)
        .body("violations[0].field", is("results.0.correct_answer"));
  }

  @SafeVarargs
  private static ValidatableResponse importAll(Map<String, Object>... results) {
    return admin()
        .body(Map.of("response_code", 0, "results", List.of(results)))
        .post("/admin/questions/import")
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> result(
      String category, String type, String question, String correct, String... incorrect) {
    return Map.of(
        "type", type,
        "difficulty", "medium",
        "category", category,
        "question", question,
        "correct_answer", correct,
        "incorrect_answers", List.of(incorrect));
  }

  private static Map<String, Object> stored(String category) {
    List<Map<String, Object>> questions = all(category);
    assertThat(questions).hasSize(1);
    return questions.get(0);
  }

  private static List<Map<String, Object>> all(String category) {
    return admin().queryParam("category", category).get("/admin/questions").jsonPath().getList("");
  }

  /** A category of the test's own. */
  private static String category() {
    return "test-" + UUID.randomUUID();
  }
}
