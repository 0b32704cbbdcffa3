package io.playledger.player.rest;

import io.playledger.platform.http.Names;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A player who is to be registered. Everything may be left out. */
record RegisterPlayer(
    @Schema(description = SetName.NAME, examples = "Ada") @Nullable String name,
    @Schema(description = SetName.PRODUCT)
        @Nullable
        @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE)
        String product) {

  static final RegisterPlayer DEFAULTS = new RegisterPlayer(null, null);
}
