package io.playledger.product;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.Names;
import io.playledger.platform.http.Text;
import io.playledger.product.Catalogue.Kind;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a registered game may be. */
@ApplicationScoped
class ProductRules {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_SUB_SCORES = 8;
  private static final int MOST_HANDLERS = 10;
  private static final int MOST_SEASONS = 100;
  private static final int LONGEST_ZONE = 64;

  /** Scorings by points; only these have sub-scores. */
  private static final String POINTS = "points_";

  private static final Pattern ID = Pattern.compile(Names.PRODUCT);
  private static final Pattern SEASON = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  /** Names of boards that are no seasons of the game's own. */
  private static final Set<String> RESERVED = Set.of("all_time", "daily", "weekly", "monthly");

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Map<Kind, SortedSet<String>> known = new EnumMap<>(Kind.class);

  ProductRules(@All List<Catalogue> catalogues) {
    for (Kind kind : Kind.values()) {
      known.put(kind, new TreeSet<>());
    }
    catalogues.forEach(catalogue -> known(catalogue.kind()).addAll(catalogue.names()));
  }

  /** All names of a kind, in order. */
  SortedSet<String> known(Kind kind) {
    return known.getOrDefault(kind, new TreeSet<>());
  }

  /**
   * The game that is described.
   *
   * @throws Refusal naming the field and the rule it breaks
   */
  Product checked(String id, ProductDraft draft) {
    if (!ID.matcher(id).matches()) {
      throw Refusal.invalid("id", Names.PRODUCT_RULE);
    }
    String scoring =
        draft.scoring() == null
            ? Product.DEFAULT_SCORING
            : oneOf("scoring", known(Kind.SCORING), draft.scoring());
    return new Product(
        id,
        draft.name() == null ? id : name("name", draft.name()),
        scoring,
        subScores(orNone(draft.subScores()), scoring),
        handlers(draft.statsHandlers()),
        periods(orNone(draft.boards())),
        seasons(orNone(draft.seasons())),
        zone(draft.zone()),
        draft.startsAt() == null ? null : time("startsAt", draft.startsAt()));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String name(String field, @Nullable String name) {
    if (name == null || name.isEmpty() || name.length() > LONGEST_NAME || !Text.isLine(name)) {
      throw Refusal.invalid(
          field,
          "must have 1 to %d characters, no space at either end, and nothing that controls text or is invisible"
              .formatted(LONGEST_NAME));
    }
    return name;
  }

  private static String oneOf(String field, SortedSet<String> known, String name) {
    if (!known.contains(name)) {
      throw Refusal.invalid(field, "must be one of " + String.join(", ", known));
    }
    return name;
  }

  private static List<Product.SubScore> subScores(
      List<ProductDraft.SubScore> drafts, String scoring) {
    if (!drafts.isEmpty() && !scoring.startsWith(POINTS)) {
      throw Refusal.invalid(
          "subScores", "must be empty unless the scoring is one of points, such as points_best");
    }
    requireAtMost("subScores", drafts, MOST_SUB_SCORES);
    List<Product.SubScore> subScores = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int index = 0; index < drafts.size(); index++) {
      String field = "subScores." + index;
      ProductDraft.SubScore draft = drafts.get(index);
      String name = name(field + ".name", draft.name());
      requireNew(field + ".name", names, name);
      subScores.add(new Product.SubScore(name, isLowest(field + ".direction", draft.direction())));
    }
    return subScores;
  }

  private static boolean isLowest(String field, @Nullable String direction) {
    return switch (String.valueOf(direction)) {
      case "highest" -> false;
      case "lowest" -> true;
      default -> throw Refusal.invalid(field, "must be highest or lowest, whichever is better");
    };
  }

  private List<String> handlers(@Nullable List<String> names) {
    if (names == null) {
      return List.of(Product.DEFAULT_STATS);
    }
    if (names.isEmpty()) {
      throw Refusal.invalid("statsHandlers", "must not be empty; left out, it is the default one");
    }
    requireAtMost("statsHandlers", names, MOST_HANDLERS);
    Set<String> handlers = new HashSet<>();
    List<String> checked = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      String field = "statsHandlers." + index;
      String name = oneOf(field, known(Kind.STATS_HANDLER), names.get(index));
      requireNew(field, handlers, name);
      checked.add(name);
    }
    return checked;
  }

  private static Set<Period> periods(List<String> names) {
    requireAtMost("boards", names, Period.values().length);
    Set<Period> periods = EnumSet.noneOf(Period.class);
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      Period period =
          Arrays.stream(Period.values())
              .filter(one -> one.toString().equals(name))
              .findAny()
              .orElse(null);
      if (period == null) {
        throw Refusal.invalid("boards." + index, "must be one of daily, weekly, monthly");
      }
      periods.add(period);
    }
    return periods;
  }

  private static List<Product.Season> seasons(List<ProductDraft.Season> drafts) {
    requireAtMost("seasons", drafts, MOST_SEASONS);
    List<Product.Season> seasons = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int index = 0; index < drafts.size(); index++) {
      String field = "seasons." + index;
      ProductDraft.Season draft = drafts.get(index);
      String name = seasonName(field + ".name", draft.name());
      requireNew(field + ".name", names, name);
      Instant from = time(field + ".from", draft.from());
      Instant to = time(field + ".to", draft.to());
      if (!from.isBefore(to)) {
        throw Refusal.invalid(field + ".to", "must be later than from");
      }
      seasons.add(new Product.Season(name, from, to));
    }
    return seasons;
  }

  private static String seasonName(String field, @Nullable String name) {
    if (name == null || !SEASON.matcher(name).matches()) {
      throw Refusal.invalid(
          field, "must be 1 to 64 of a-z, A-Z, 0-9, '.', '_' and '-', the first a letter");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw Refusal.invalid(field, "is the name of another board");
    }
    return name;
  }

  private static ZoneId zone(@Nullable String text) {
    if (text == null) {
      return ZoneOffset.UTC;
    }
    try {
      if (text.length() <= LONGEST_ZONE) {
        // However it is spelled, one that never changes is the same zone.
        return ZoneId.of(text).normalized();
      }
    } catch (DateTimeException e) {
      // Refused below, like one that is too long.
    }
    throw Refusal.invalid("zone", "must be a time zone such as Europe/Berlin or UTC");
  }

  /** In microseconds, as the database keeps it. */
  private static Instant time(String field, @Nullable String text) {
    try {
      if (text != null) {
        Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
          return time;
        }
      }
    } catch (DateTimeException e) {
      // Refused below, like one that is out of range.
    }
    throw Refusal.invalid(field, "must be a time such as 2026-05-01T00:00:00Z, from 1970 to 9999");
  }

  private static void requireAtMost(String field, List<?> list, int most) {
    if (list.size() > most) {
      throw Refusal.invalid(field, "must be at most %d".formatted(most));
    }
  }

  private static void requireNew(String field, Set<String> names, String name) {
    if (!names.add(name)) {
      throw Refusal.invalid(field, "must not come twice");
    }
  }
}
