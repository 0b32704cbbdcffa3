package io.playledger.report.check;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The model tests there are: every file of {@code analytics/tests}, which lies in the jar. */
@Startup
@Singleton
class ModelTests {

  private static final String FOLDER = "analytics/tests";
  private static final String ENDING = ".sql";

  private final List<ModelTest> shipped = find();

  /** In the order of their names. */
  List<ModelTest> shipped() {
    return shipped;
  }

  private static List<ModelTest> find() {
    SortedMap<String, ModelTest> tests = new TreeMap<>();
    try {
      ClassPathUtils.consumeAsPaths(FOLDER, folder -> collect(folder, tests));
    } catch (IOException e) {
      throw new UncheckedIOException("the model tests cannot be read", e);
    }
    if (tests.isEmpty()) {
      throw new IllegalStateException("there are no model tests in " + FOLDER);
    }
    return List.copyOf(tests.values());
  }

  private static void collect(Path folder, SortedMap<String, ModelTest> tests) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(ENDING)) {
          String name = fileName.substring(0, fileName.length() - ENDING.length());
          tests.put(name, ModelTest.parse(name, Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the model tests cannot be read", e);
    }
  }
}
