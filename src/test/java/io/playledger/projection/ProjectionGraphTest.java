package io.playledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What follows from events must not come round to what it follows from. */
class ProjectionGraphTest {

  private record Wants(String name, Set<String> types, Set<String> emits) implements Projection {

    @Override
    public Applied apply(Connection connection, int revision, List<Fact> facts) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int delete(Connection connection, int revision, int most) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  @DisplayName("A chain, a fork and a meeting are no circle")
  void chain() {
    assertThat(
            ProjectionGraph.circle(
                List.of(
                    new Wants("a", Set.of("e1"), Set.of("e2", "e3")),
                    new Wants("b", Set.of("e2"), Set.of("e4")),
                    new Wants("c", Set.of("e3"), Set.of("e4")),
                    new Wants("d", Set.of("e1", "e4"), Set.of()))))
        .isEmpty();
  }

  @Test
  @DisplayName("One that wants what it emits is a circle of its own")
  void self() {
    assertThat(ProjectionGraph.circle(List.of(new Wants("a", Set.of("e1"), Set.of("e1")))))
        .contains(List.of("a", "a"));
  }

  @Test
  @DisplayName("A circle over others is named, without what only leads to it")
  void circle() {
    assertThat(
            ProjectionGraph.circle(
                List.of(
                    new Wants("a", Set.of("e0"), Set.of("e1")),
                    new Wants("b", Set.of("e1", "e3"), Set.of("e2")),
                    new Wants("c", Set.of("e2"), Set.of("e3")))))
        .contains(List.of("b", "c", "b"));
  }
}
