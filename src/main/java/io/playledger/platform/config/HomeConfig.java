package io.playledger.platform.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where this instance keeps what belongs to this machine. Set by the start, not by hand. */
@ConfigMapping(prefix = "playledger")
public interface HomeConfig {

  /** The home folder, from {@code PLAYLEDGER_HOME}; absent in tests inside one process. */
  Optional<Path> home();
}
