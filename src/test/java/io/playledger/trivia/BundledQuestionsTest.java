package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.trivia.BundledQuestions.Entry;
import io.playledger.trivia.BundledQuestions.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundledQuestionsTest {

  private static final List<String> TWO = List.of("a", "b");

  private final BundledQuestions bundled = new BundledQuestions(null, new ObjectMapper());

  @Test
  @DisplayName("There are 200 questions at least, in ten categories")
  void enough() throws IOException {
    List<File> files = bundled.read();

    assertThat(files).extracting(File::category).hasSize(10).doesNotHaveDuplicates();
    assertThat(files.stream().flatMap(file -> file.questions().stream()))
        .hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  @DisplayName("Each category has questions of all three difficulties")
  void difficulties() throws IOException {
    assertThat(bundled.read())
        .allSatisfy(
            file ->
                assertThat(file.questions())
                    .extracting(Entry::difficulty)
                    .contains(Difficulty.values()));
  }

  @Test
  @DisplayName("No two questions have the same id or the same text")
  void unique() throws IOException {
    List<Entry> questions =
        bundled.read().stream().flatMap(file -> file.questions().stream()).toList();

    assertThat(questions).extracting(Entry::id).doesNotHaveDuplicates();
    assertThat(questions).extracting(Entry::text).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("They pass the check of the start")
  void check() throws IOException {
    List<File> files = bundled.read();

    assertThatCode(() -> BundledQuestions.check(files)).doesNotThrowAnyException();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("category", "No Slug", "Why?", TWO, 0),
        fault("category", "c".repeat(51), "Why?", TWO, 0),
        fault("questionText", "film", " ", TWO, 0),
        fault("questionText", "film", "w".repeat(501), TWO, 0),
        fault("questionText", "film", "Why\n?", TWO, 0),
        fault("options", "film", "Why?", List.of("a"), 0),
        fault("options", "film", "Why?", List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), 0),
        fault("options", "film", "Why?", List.of("a", " "), 0),
        fault("options", "film", "Why?", List.of("a", "b".repeat(201)), 0),
        fault("options", "film", "Why?", List.of("a", "A "), 0),
        fault("correctIndex", "film", "Why?", TWO, 2),
        fault("correctIndex", "film", "Why?", TWO, -1),
        fault("field is missing", "film", null, TWO, 0),
        fault("field is missing", "film", "Why?", null, 0),
        fault("field is missing", "film", "Why?", TWO, null));
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("A faulty question stops the start, which names it and its fault")
  void faulty(String named, File file) {
    assertThatThrownBy(() -> BundledQuestions.check(List.of(file)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the-bad-one")
        .hasMessageContaining(named);
  }

  @Test
  @DisplayName("An id that comes twice stops the start, which names it")
  void twice() {
    Entry entry = new Entry("the-bad-one", Difficulty.EASY, "Why?", TWO, 0);
    List<File> files = List.of(new File("film", List.of(entry)), new File("food", List.of(entry)));

    assertThatThrownBy(() -> BundledQuestions.check(files)).hasMessageContaining("the-bad-one");
  }

  private static Arguments fault(
      String named, String category, String text, List<String> options, Integer correctIndex) {
    Entry good = new Entry("a-good-one", Difficulty.EASY, "Why?", TWO, 0);
    Entry bad = new Entry("the-bad-one", Difficulty.EASY, text, options, correctIndex);
    boolean isFileAtFault = named.equals("category");
    List<Entry> entries = isFileAtFault ? Collections.singletonList(bad) : List.of(good, bad);
    return Arguments.of(named, new File(category, entries));
  }
}
