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

  /**
   * Largest body of events ({@code /v1/}) that is read, up to 15M, before and after unpacking; a
   * larger one is answered 413.
   */
  @WithDefault("8M")
  MemorySize maxEventsBody();

  /**
   * Most bytes of such bodies, as they come and unpacked, that are being read or wait for their
   * events to be written; when more come they are answered 503.
   */
  @WithDefault("16M")
  MemorySize maxEventsBacklog();
}
