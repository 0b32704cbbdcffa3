package io.playledger.platform.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What this instance is for. */
@ConfigMapping(prefix = "playledger")
interface RolesConfig {

  /**
   * The roles of this instance, separated by commas; at least one. An instance of all of them needs
   * no other.
   */
  @WithDefault("game,intake,sink,refresh,project,api")
  Optional<Set<@WithConverter(RoleConverter.class) Role>> roles();
}
