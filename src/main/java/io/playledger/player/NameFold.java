package io.playledger.player;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key by which names are compared: two that differ only in case, width, style, spacing or in
 * what cannot be seen have the same. It follows toNFKC_Casefold of the Unicode Standard (section
 * 3.13), with the mappings to lower and upper case in the place of those of case folding, which
 * Java lacks; that joins a few more, such as a dotless i and i. Characters of different scripts
 * that look alike are kept apart.
 */
final class NameFold {

  private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

  /** Mapping may make what can be composed, and the other way round; twice was always enough. */
  private static final int ROUNDS = 3;

  private NameFold() {}

  static String of(String name) {
    String folded = withoutJoiners(name);
    for (int round = 0; round < ROUNDS; round++) {
      folded = caseless(Normalizer.normalize(folded, Form.NFKC));
    }
    return SPACES.matcher(Normalizer.normalize(folded, Form.NFKC)).replaceAll(" ").strip();
  }

  /** Where a font does not know the joined picture, its parts stand side by side. */
  private static String withoutJoiners(String name) {
    return name.codePoints()
        .filter(character -> character != 0x200D && !NameRules.isVariationSelector(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** To lower case first, or the capital sharp s would not become what the small one becomes. */
  private static String caseless(String text) {
    return lower(lower(text).toUpperCase(Locale.ROOT));
  }

  /** Each by itself: a sigma at the end of a word is a sigma. */
  private static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
