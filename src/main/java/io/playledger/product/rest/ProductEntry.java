package io.playledger.product.rest;

import io.playledger.product.Period;
import io.playledger.product.Product;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registered game, in the form in which it can be registered again. */
record ProductEntry(
    String id,
    String name,
    String scoring,
    List<SubScoreEntry> subScores,
    List<String> statsHandlers,
    List<String> boards,
    List<Product.Season> seasons,
    String zone,
    @Nullable Instant startsAt) {

  private static final String UTC = "UTC";

  record SubScoreEntry(String name, String direction) {}

  static ProductEntry of(Product product) {
    return new ProductEntry(
        product.id(),
        product.name(),
        product.scoring(),
        product.subScores().stream().map(ProductEntry::entry).toList(),
        product.statsHandlers(),
        product.periods().stream().sorted().map(Period::toString).toList(),
        product.seasons(),
        text(product.zone()),
        product.startsAt());
  }

  private static SubScoreEntry entry(Product.SubScore subScore) {
    return new SubScoreEntry(subScore.name(), subScore.lowerIsBetter() ? "lowest" : "highest");
  }

  private static String text(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? UTC : zone.getId();
  }
}
