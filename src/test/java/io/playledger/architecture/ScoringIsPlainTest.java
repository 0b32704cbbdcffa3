package io.playledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** A rebuild must come to the same ratings: nothing in them may depend on when and where. */
@AnalyzeClasses(
    packages = "io.playledger.leaderboard.scoring",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ScoringIsPlainTest {

  @ArchTest
  static final ArchRule scoringIsPlainJava =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math..",
              "java.nio",
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "com.pocketcombats.openskill..",
              "io.playledger.leaderboard.scoring..");

  @ArchTest
  static final ArchRule scoringReadsNoClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Random.class, SecureRandom.class);
}
