package io.playledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.playledger.platform.Home;
import io.playledger.platform.role.ServedBy;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Data moves one way, from the games through the ledger to what is read; so do dependencies. */
@AnalyzeClasses(packages = "io.playledger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java");

  /** Not the package {@code playledger.event}. */
  private static final Pattern LEDGER_TABLE = Pattern.compile("\\bledger\\.event\\b");

  @ArchTest
  static final ArchRule eventsArePlainJava =
      classes()
          .that()
          .resideInAPackage("io.playledger.event..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.playledger.event..");

  @ArchTest
  static final ArchRule goalEngineIsPlainJava =
      classes()
          .that()
          .resideInAPackage("io.playledger.goal.engine..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.playledger.goal.engine..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule writersDoNotKnowTheReaders =
      noClasses()
          .that()
          .resideInAnyPackage("io.playledger.trivia..", "io.playledger.intake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.playledger.projection..",
              "io.playledger.leaderboard..",
              "io.playledger.stats..",
              "io.playledger.goal..",
              "io.playledger.telemetry..",
              "io.playledger.feed..",
              "io.playledger.report..");

  @ArchTest
  static final ArchRule nothingDependsOnRest =
      noClasses()
          .that()
          .resideOutsideOfPackage("..rest..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.playledger..").and(resideInAPackage("..rest..")));

  @ArchTest
  static final ArchRule restHasNoStorage =
      noClasses()
          .that()
          .resideInAPackage("io.playledger..rest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "io.agroal..",
              "jakarta.persistence..",
              "org.hibernate..")
          .orShould()
          .beAnnotatedWith(Transactional.class);

  @ArchTest
  static final ArchRule restHasNoTransactions =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.playledger..rest..")
          .should()
          .beAnnotatedWith(Transactional.class);

  @ArchTest
  static final ArchRule everyResourceIsOfARole =
      classes()
          .that()
          .areAnnotatedWith("jakarta.ws.rs.Path")
          .should()
          .beAnnotatedWith(ServedBy.class);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.playledger.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commandsTalkHttpOnly =
      classes()
          .that()
          .resideInAPackage("io.playledger.cli..")
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.not(resideInAPackage("io.playledger.."))
                  .or(resideInAPackage("io.playledger.cli.."))
                  .or(
                      DescribedPredicate.describe(
                          "Home", type -> type.isEquivalentTo(Home.class))));

  @Test
  @DisplayName("Only the ledger's own package speaks SQL to the table of events")
  void ledgerTable() throws IOException {
    List<String> speakers;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      speakers =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> LEDGER_TABLE.matcher(text(file)).find())
              .map(file -> SOURCES.relativize(file.getParent()).toString())
              .distinct()
              .toList();
    }

    assertThat(speakers).containsExactly("io/playledger/ledger");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
