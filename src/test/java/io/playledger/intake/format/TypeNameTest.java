package io.playledger.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.event.Event;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of event types, however others spell them. */
class TypeNameTest {

  @ParameterizedTest
  @CsvSource({
    "level_completed, level_completed",
    "levelCompleted, level_completed",
    "LevelCompleted, level_completed",
    "Level Completed, level_completed",
    "level-completed, level_completed",
    "com.example.LevelCompleted, com_example_level_completed",
    "com.example.level/v2, com_example_level_v2",
    "'  Level   Completed!! ', level_completed",
    "HTTPCall, httpcall",
    "level2Done, level2_done",
    "Größe, gr_e"
  })
  @DisplayName("Every spelling becomes snake case")
  void snakeCase(String name, String type) throws BrokenRule {
    assertThat(TypeName.snakeCase("event", name)).isEqualTo(type);
    assertThat(Event.isTypeName(type)).isTrue();
  }

  static String[] impossible() {
    return new String[] {
      "", " ", "???", "2nd", "日本", "_", "a".repeat(101), "A".repeat(1001), "_".repeat(100_000)
    };
  }

  @ParameterizedTest
  @MethodSource("impossible")
  @Timeout(2)
  @DisplayName("A name of which nothing, or too much, is left is refused")
  void refused(String name) {
    assertThatThrownBy(() -> TypeName.snakeCase("event", name))
        .isInstanceOfSatisfying(
            BrokenRule.class, broken -> assertThat(broken.fault().field()).isEqualTo("event"));
  }
}
