package io.playledger.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Requests. */
@ConfigMapping(prefix = "playledger.http")
interface HttpConfig {

  /** Largest body that is read, up to 8M; a larger one is answered 413. */
  @WithDefault("256K")
  MemorySize maxBody();
}
