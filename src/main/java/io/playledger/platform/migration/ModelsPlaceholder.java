package io.playledger.platform.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Fills the placeholder {@code ${models}} of the repeatable migrations with a hash of all of them.
 * Flyway then sees each as changed when any is: all views and functions are dropped and made again
 * together, and none goes missing because something it depends on was replaced.
 */
@Singleton
class ModelsPlaceholder implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.placeholders(Map.of("models", hashOfRepeatables()));
    // All views change in one transaction, so no reader meets a missing one.
    configuration.group(true);
    // A view whose file is gone was dropped with the others; nothing is missing.
    configuration.ignoreMigrationPatterns("repeatable:missing", "*:future");
  }

  private static String hashOfRepeatables() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      MigrationFiles.withPrefix("R__")
          .forEach(
              (name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
              });
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
