package io.playledger.platform.analyst;

import io.playledger.platform.Home;
import io.playledger.platform.config.HomeConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The password of the analysts' role: given, or random and kept in the home. */
@Singleton
class AnalystPassword {

  private final AnalystConfig config;
  private final Optional<Path> home;
  private Optional<String> known = Optional.empty();

  AnalystPassword(AnalystConfig config, HomeConfig home) {
    this.config = config;
    this.home = home.home();
  }

  synchronized String get() throws IOException {
    if (known.isEmpty()) {
      Optional<String> given = config.password();
      known = Optional.of(given.isPresent() ? given.get() : keptOrMade());
    }
    return known.get();
  }

  private String keptOrMade() throws IOException {
    if (home.isEmpty()) {
      return random();
    }
    Path file = new Home(home.get()).analystPasswordFile();
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    String made = random();
    Home.writePrivately(file, made + "\n");
    return made;
  }

  private static String random() {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
