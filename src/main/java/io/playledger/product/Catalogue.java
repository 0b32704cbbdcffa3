package io.playledger.product;

import java.util.Set;

/** Names that a product may name. Whoever has some brings them along as a bean. */
public interface Catalogue {

  /** Which field of a product they are for. */
  Kind kind();

  /** All that there are. */
  Set<String> names();

  /** The fields of a product that name something. */
  enum Kind {
    SCORING,
    STATS_HANDLER
  }
}
