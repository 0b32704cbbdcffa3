package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.leaderboard.scoring.Boards.Board;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Points, for any events")
class PointsPropertyTest {

  @Provide
  Arbitrary<Board> boards() {
    return Boards.boards(1, 20);
  }

  @Property
  @Label("are the same in any order of events")
  void anyOrder(
      @ForAll PointsOperator operator, @ForAll("boards") Board board, @ForAll Random random) {
    List<Points> shuffled = new ArrayList<>(board.events());
    Collections.shuffle(shuffled, random);

    assertThat(fold(operator, board.order(), shuffled))
        .isEqualTo(fold(operator, board.order(), board.events()));
  }

  @Property
  @Label("are the same whether events come one by one or in parts")
  void inParts(
      @ForAll PointsOperator operator,
      @ForAll("boards") Board board,
      @ForAll @IntRange(min = 1, max = 19) int cut) {
    List<Points> events = board.events();
    if (cut >= events.size()) {
      return;
    }
    Points early = fold(operator, board.order(), events.subList(0, cut));
    Points late = fold(operator, board.order(), events.subList(cut, events.size()));

    assertThat(operator.merge(early, late, board.order()))
        .isEqualTo(fold(operator, board.order(), events));
  }

  @Property
  @Label("of every operator but SUM stay when an event comes again")
  void again(@ForAll PointsOperator operator, @ForAll("boards") Board board) {
    if (operator == PointsOperator.SUM) {
      return;
    }
    Points points = fold(operator, board.order(), board.events());

    for (Points event : board.events()) {
      assertThat(operator.merge(points, event, board.order())).isEqualTo(points);
    }
  }

  private static Points fold(PointsOperator operator, ScoreOrder order, List<Points> events) {
    return events.stream().reduce((left, right) -> operator.merge(left, right, order)).get();
  }
}
