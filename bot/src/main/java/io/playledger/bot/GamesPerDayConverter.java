package io.playledger.bot;

import io.playledger.bot.plan.GamesPerDay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli show our own message for a wrong {@code --games}. */
final class GamesPerDayConverter implements ITypeConverter<GamesPerDay> {
  @Override
  public GamesPerDay convert(String text) {
    try {
      return GamesPerDay.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
