package io.playledger.platform.security;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Administration. */
@ConfigMapping(prefix = "playledger.admin")
interface AdminConfig {

  /**
   * The admin key to accept, at least 20 characters; for deployments that hand out secrets
   * themselves. Without it a random one is made at the first start and shown once.
   */
  Optional<String> key();
}
