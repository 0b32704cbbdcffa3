package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.leaderboard.scoring.Boards.Board;
import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Keys of the order of a board, for any points")
class SortKeyPropertyTest {

  @Provide
  Arbitrary<Board> pairs() {
    return Boards.boards(2, 2);
  }

  @Property(tries = 5000)
  @Label("compare as the points do")
  void sameOrder(@ForAll("pairs") Board board) {
    Points left = board.events().get(0);
    Points right = board.events().get(1);

    int byKey =
        Arrays.compareUnsigned(SortKey.of(board.order(), left), SortKey.of(board.order(), right));

    assertThat(Integer.signum(byKey))
        .isEqualTo(Integer.signum(worstFirst(board.order()).compare(left, right)));
  }

  private static Comparator<Points> worstFirst(ScoreOrder order) {
    Comparator<Points> comparator = by(Comparator.comparing(Points::score), order.score());
    for (int i = 0; i < order.subScores().size(); i++) {
      int index = i;
      comparator =
          comparator.thenComparing(
              by(
                  Comparator.comparing(points -> points.subScores().get(index)),
                  order.subScores().get(i)));
    }
    return comparator.thenComparing(Comparator.comparing(Points::reachedAt).reversed());
  }

  private static Comparator<Points> by(Comparator<Points> comparator, Direction direction) {
    return direction == Direction.HIGHEST ? comparator : comparator.reversed();
  }
}
