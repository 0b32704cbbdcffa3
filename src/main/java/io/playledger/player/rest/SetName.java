package io.playledger.player.rest;

import io.playledger.platform.http.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The name that a player is to have in a product. */
record SetName(
    @Schema(description = SetName.NAME, examples = "Ada") @NotNull String name,
    @Schema(description = SetName.PRODUCT)
        @Nullable
        @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE)
        String product) {

  static final String NAME =
      "1 to 32 characters as people count them, at most 256 bytes of UTF-8, spaces at both ends left"
          + " out; emoji are welcome. No control, direction, private or invisible characters, at"
          + " most 3 combining marks on one character";

  static final String PRODUCT = "Which game the name is for; trivia if left out";
}
