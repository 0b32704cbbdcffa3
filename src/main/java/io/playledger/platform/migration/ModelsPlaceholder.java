package io.playledger.platform.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Fills the placeholder {@code ${models}} of the repeatable migrations with a hash of all of them.
 * Flyway then sees each as changed when any is: all views and functions are dropped and made again
 * together, and none goes missing because something it depends on was replaced.
 */
@Singleton
class ModelsPlaceholder implements FlywayConfigurationCustomizer {

  private static final String MIGRATIONS = "db/migration";

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.placeholders(Map.of("models", hashOfRepeatables()));
    // All views change in one transaction, so no reader meets a missing one.
    configuration.group(true);
    // A view whose file is gone was dropped with the others; nothing is missing.
    configuration.ignoreMigrationPatterns("repeatable:missing", "*:future");
  }

  private static String hashOfRepeatables() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      ClassPathUtils.consumeAsPaths(MIGRATIONS, folder -> collect(folder, files));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void collect(Path folder, SortedMap<String, byte[]> files) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("R__")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations cannot be read", e);
    }
  }
}
