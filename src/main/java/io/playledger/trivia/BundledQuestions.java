package io.playledger.trivia;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The questions that Playledger brings along. Checked at every start; those that the bank does not
 * know yet join it. What an administrator has changed or retired stays so.
 */
@ApplicationScoped
class BundledQuestions {

  private static final Logger LOG = Logger.getLogger(BundledQuestions.class);

  static final List<String> CATEGORIES =
      List.of(
          "film",
          "food",
          "geography",
          "history",
          "literature",
          "music",
          "nature",
          "science",
          "sports",
          "technology");

  private final QuestionBank bank;
  private final ObjectMapper json;

  BundledQuestions(QuestionBank bank, ObjectMapper json) {
    this.bank = bank;
    this.json = json;
  }

  /** A file of the resource folder {@code questions/}. */
  record File(String category, List<Entry> questions) {}

  /** A question in it. */
  record Entry(
      String id, Difficulty difficulty, String text, List<String> options, Integer correctIndex) {

    /** Jackson leaves null what the file leaves out. */
    boolean isWhole() {
      return Stream.of(id, difficulty, text, options, correctIndex).allMatch(Objects::nonNull);
    }
  }

  @Transactional
  void join(@Observes StartupEvent start, Roles roles) throws IOException {
    if (roles.has(Role.GAME)) {
      join();
    }
  }

  private void join() throws IOException {
    List<File> files = read();
    check(files);
    Set<String> known = knownIds();
    if (files.stream()
        .flatMap(file -> file.questions().stream())
        .allMatch(entry -> known.contains(entry.id()))) {
      return;
    }
    bank.lockForAdding();
    int added = 0;
    for (File file : files) {
      for (Entry entry : file.questions()) {
        added += bank.addOnce(entry.id(), draft(file, entry)) ? 1 : 0;
      }
    }
    LOG.infof("%d questions joined the bank", added);
  }

  private static Set<String> knownIds() {
    return new HashSet<>(
        Question.getEntityManager()
            .createQuery("select q.id from Question q", String.class)
            .getResultList());
  }

  /**
   * @throws IllegalStateException naming the question that is wrong
   */
  static void check(List<File> files) {
    Set<String> ids = new HashSet<>();
    for (File file : files) {
      for (Entry entry : file.questions()) {
        if (!entry.isWhole()) {
          throw new IllegalStateException("question %s: a field is missing".formatted(entry.id()));
        }
        Optional<Refusal> fault = draft(file, entry).fault();
        if (fault.isPresent()) {
          throw new IllegalStateException(
              "question %s: %s %s".formatted(entry.id(), fault.get().field(), fault.get().rule()));
        }
        if (!ids.add(entry.id())) {
          throw new IllegalStateException("two questions have the id " + entry.id());
        }
      }
    }
  }

  List<File> read() throws IOException {
    List<File> files = new ArrayList<>();
    for (String category : CATEGORIES) {
      String name = "/questions/%s.json".formatted(category);
      try (InputStream resource = BundledQuestions.class.getResourceAsStream(name)) {
        if (resource == null) {
          throw new IllegalStateException(name + " is missing");
        }
        files.add(json.readValue(resource, File.class));
      }
    }
    return files;
  }

  private static QuestionDraft draft(File file, Entry entry) {
    return new QuestionDraft(
        file.category(), entry.difficulty(), entry.text(), entry.options(), entry.correctIndex());
  }
}
