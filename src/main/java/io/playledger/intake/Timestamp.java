package io.playledger.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Reads times of RFC 3339. The form that nearly every sender uses, UTC with up to nine digits after
 * the second, is read by hand: the general parser costs more than all else that is asked of an
 * event.
 */
final class Timestamp {

  private static final String FORM = "dddd-dd-ddTdd:dd:dd";
  private static final int NANOS = 9;

  private Timestamp() {}

  /**
   * The time, cut to microseconds.
   *
   * @throws DateTimeException if the text is no time with its offset
   */
  static Instant parse(String text) {
    Instant time = isPlain(text) ? plain(text) : OffsetDateTime.parse(text).toInstant();
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isPlain(String text) {
    int length = text.length();
    int fraction = length - FORM.length() - 2;
    if (length <= FORM.length()
        || text.charAt(length - 1) != 'Z'
        || fraction == 0
        || fraction > NANOS
        || (fraction > 0 && text.charAt(FORM.length()) != '.')) {
      return false;
    }
    for (int index = 0; index < FORM.length(); index++) {
      char form = FORM.charAt(index);
      if (form == 'd' ? !isDigit(text.charAt(index)) : text.charAt(index) != form) {
        return false;
      }
    }
    for (int index = FORM.length() + 1; index < length - 1; index++) {
      if (!isDigit(text.charAt(index))) {
        return false;
      }
    }
    // Midnight at the end of a day, leap seconds: whatever the general parser makes of them.
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static Instant plain(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long second =
        day.toEpochDay() * 86_400
            + number(text, 11, 13) * 3_600L
            + number(text, 14, 16) * 60L
            + number(text, 17, 19);
    long nanos = 0;
    for (int place = 0; place < NANOS; place++) {
      int index = FORM.length() + 1 + place;
      nanos = nanos * 10 + (index < text.length() - 1 ? text.charAt(index) - '0' : 0);
    }
    return Instant.ofEpochSecond(second, nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int index = from; index < to; index++) {
      number = number * 10 + text.charAt(index) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
