package io.playledger.leaderboard;

import io.playledger.product.Period;
import io.playledger.product.Product;
import io.playledger.product.Product.Season;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The stretches of time that boards go over, by name: {@code all_time}, a day such as {@code
 * 2026-11-22}, a week of ISO 8601 such as {@code 2026-W47}, a month such as {@code 2026-11}, or a
 * season of the game's own, whose name begins with a letter.
 */
final class Seasons {

  static final String ALL_TIME = "all_time";

  private Seasons() {}

  /** Those that an event of a game counts in. */
  static List<String> of(Product product, Instant occurredAt) {
    List<String> seasons = new ArrayList<>();
    seasons.add(ALL_TIME);
    for (Period period : Period.values()) {
      if (product.periods().contains(period)) {
        seasons.add(name(period, product, occurredAt));
      }
    }
    for (Season season : product.seasons()) {
      if (!occurredAt.isBefore(season.from()) && occurredAt.isBefore(season.to())) {
        seasons.add(season.name());
      }
    }
    return seasons;
  }

  /**
   * What is asked for: {@code daily}, {@code weekly} and {@code monthly} are those of now.
   *
   * @param season by its name, or by its period
   */
  static String named(Product product, String season, Instant now) {
    for (Period period : Period.values()) {
      if (period.name().toLowerCase(Locale.ROOT).equals(season)) {
        return name(period, product, now);
      }
    }
    return season;
  }

  private static String name(Period period, Product product, Instant time) {
    ZonedDateTime there = time.atZone(product.zone());
    LocalDate day = there.toLocalDate();
    return switch (period) {
      case DAILY -> day.toString();
      case WEEKLY ->
          "%04d-W%02d"
              .formatted(
                  day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTHLY -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
    };
  }
}
