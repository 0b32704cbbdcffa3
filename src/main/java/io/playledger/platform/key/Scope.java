package io.playledger.platform.key;

import io.playledger.platform.http.Names;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that a key opens. */
public sealed interface Scope {

  /** Stands for every product. */
  String ANY = "*";

  /** How scopes are written, for whoever got one wrong. */
  String RULE =
      "must be write:<product>, define:<product> or read; a product has 1 to 64 characters of a-z,"
          + " 0-9, '.', '_' and '-' and begins with a letter or digit, or is * for any";

  /** Sending events of a product. */
  record Write(String product) implements Scope {
    @Override
    public String text() {
      return "write:" + product;
    }
  }

  /** Defining goals of a product. */
  record Define(String product) implements Scope {
    @Override
    public String text() {
      return "define:" + product;
    }
  }

  /** Reading reports. */
  record Read() implements Scope {
    @Override
    public String text() {
      return "read";
    }
  }

  /** As it is written; {@link #parse} reads it again. */
  String text();

  /** The scope that is written so; empty if none is. */
  static Optional<Scope> parse(String text) {
    if (text.equals("read")) {
      return Optional.of(new Read());
    }
    Matcher parts = Grammar.OF_PRODUCT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String product = parts.group(2);
    return Optional.of(parts.group(1).equals("write") ? new Write(product) : new Define(product));
  }

  /** Keeps the pattern private. */
  final class Grammar {
    private static final Pattern OF_PRODUCT =
        Pattern.compile("(write|define):(%s|\\*)".formatted(Names.PRODUCT));

    private Grammar() {}
  }
}
