package io.playledger.platform.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesConfigTest {

  private static final String ALL = "game, intake, sink, refresh, project, api";

  @Test
  @DisplayName("An instance that is told nothing has every role")
  void all() {
    Roles roles = roles(Map.of());

    assertThat(Role.values()).allMatch(roles::has);
    assertThat(roles.names()).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api,game", "API, Game", "game,api,game"})
  @DisplayName("An instance has the roles that are named, in whatever order and case")
  void some(String named) {
    Roles roles = roles(Map.of("playledger.roles", named));

    assertThat(Arrays.stream(Role.values()).filter(roles::has))
        .containsExactly(Role.GAME, Role.API);
  }

  @ParameterizedTest
  @ValueSource(strings = {"referee", "game,referee", "GAME;API"})
  @DisplayName("A role that there is not is refused, with those that there are")
  void unknown(String named) {
    assertThatThrownBy(() -> roles(Map.of("playledger.roles", named)))
        .hasMessageContaining("playledger.roles")
        .hasMessageContaining(
            "'%s' is none of the roles %s".formatted(named.substring(named.indexOf(',') + 1), ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ","})
  @DisplayName("An instance without any role is refused")
  void none(String named) {
    assertThatThrownBy(() -> roles(Map.of("playledger.roles", named)))
        .hasMessageContaining("playledger.roles is empty")
        .hasMessageContaining(ALL);
  }

  private static Roles roles(Map<String, String> settings) {
    SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(RolesConfig.class);
    settings.forEach(config::withDefaultValue);
    return new Roles(config.build().getConfigMapping(RolesConfig.class));
  }
}
