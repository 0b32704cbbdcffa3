package io.playledger.bench.own;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded Kafka broker of a home. */
public final class OwnBroker {
  private static final Pattern LISTENER = Pattern.compile("PLAINTEXT://([^,]+)");

  private final Path file;

  OwnBroker(Path home) {
    this.file = home.resolve("kafka").resolve("server.properties");
  }

  /** Where its clients find it, as HOST:PORT. */
  public String address() {
    Matcher address = LISTENER.matcher(setting("listeners"));
    if (!address.find()) {
      throw new CannotMeasureException("%s names no address for clients".formatted(file));
    }
    return address.group(1);
  }

  /**
   * What it was started with.
   *
   * @throws CannotMeasureException if that is not set
   */
  public String setting(String name) {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new CannotMeasureException("there is no Kafka broker at " + file, e);
    }
    String value = settings.getProperty(name);
    if (value == null) {
      throw new CannotMeasureException("%s does not set %s".formatted(file, name));
    }
    return value;
  }
}
