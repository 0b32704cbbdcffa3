package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class HistogramPropertyTest {

  @Property
  @Label("The median is at most one in 64 off, and exact where numbers are small")
  void median(@ForAll @NotEmpty List<@LongRange(min = 0, max = 90_000_000) Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    long exact = sorted.get((sorted.size() - 1) / 2);

    long median = of(values).median();

    assertThat((double) Math.abs(median - exact)).isLessThanOrEqualTo(exact / 64.0);
    if (exact < 64) {
      assertThat(median).isEqualTo(exact);
    }
  }

  @Property
  @Label("Neither order nor grouping matters")
  void anyOrder(
      @ForAll List<@LongRange(min = 0) Long> some,
      @ForAll List<@LongRange(min = 0) Long> others,
      @ForAll Random random) {
    List<Long> all = new ArrayList<>(some);
    all.addAll(others);
    Collections.shuffle(all, random);

    assertThat(of(some).and(of(others))).isEqualTo(of(all));
  }

  @Property
  @Label("What is taken out was never there")
  void takenOut(
      @ForAll List<@LongRange(min = 0) Long> some,
      @ForAll @Size(max = 20) List<@LongRange(min = 0) Long> gone) {
    Histogram both = of(some).and(of(gone));
    for (long value : gone) {
      both = both.plus(value, -1);
    }
    assertThat(both).isEqualTo(of(some));
  }

  @Example
  @Label("The largest number has a bucket, a negative one none")
  void bounds() {
    assertThat(of(List.of(Long.MAX_VALUE)).median()).isGreaterThan(Long.MAX_VALUE / 64 * 63);
    assertThat(of(List.of(86_400_000L)).buckets()).containsOnlyKeys(713);
    assertThatThrownBy(() -> Histogram.NONE.plus(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Histogram of(List<Long> values) {
    Histogram histogram = Histogram.NONE;
    for (long value : values) {
      histogram = histogram.plus(value, 1);
    }
    return histogram;
  }
}
