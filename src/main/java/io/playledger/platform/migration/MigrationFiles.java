package io.playledger.platform.migration;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations that this software brings along. */
public final class MigrationFiles {

  private static final String FOLDER = "db/migration";
  private static final Pattern SCHEMA =
      Pattern.compile("(?im)^\\s*create schema (?:if not exists )?\"?([a-z_][a-z0-9_]*)");

  private static final Pattern VERSION = Pattern.compile("V(.+?)__.*\\.sql");

  private MigrationFiles() {}

  /** Versions of the tables that this software knows, oldest first. */
  public static SortedSet<MigrationVersion> versions() {
    SortedSet<MigrationVersion> versions = new TreeSet<>();
    for (String name : withPrefix("V").keySet()) {
      Matcher version = VERSION.matcher(name);
      if (version.matches()) {
        versions.add(MigrationVersion.fromVersion(version.group(1)));
      }
    }
    return Collections.unmodifiableSortedSet(versions);
  }

  /** The schemas that the versioned migrations make: all that is ours is in them. */
  public static SortedSet<String> schemas() {
    SortedSet<String> schemas = new TreeSet<>();
    for (byte[] file : withPrefix("V").values()) {
      Matcher schema = SCHEMA.matcher(new String(file, StandardCharsets.UTF_8));
      while (schema.find()) {
        schemas.add(schema.group(1));
      }
    }
    return Collections.unmodifiableSortedSet(schemas);
  }

  /** Files by name whose name begins so. */
  static SortedMap<String, byte[]> withPrefix(String prefix) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      ClassPathUtils.consumeAsPaths(FOLDER, folder -> collect(folder, prefix, files));
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations cannot be read", e);
    }
    return files;
  }

  private static void collect(Path folder, String prefix, SortedMap<String, byte[]> files) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations cannot be read", e);
    }
  }
}
