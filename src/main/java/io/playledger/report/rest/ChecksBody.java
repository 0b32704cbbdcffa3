package io.playledger.report.rest;

import io.playledger.report.check.CheckRun;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the models are known to be. */
record ChecksBody(
    @Schema(description = "The last run that came to its end; null before the first")
        @Nullable CheckRunBody last,
    @Schema(description = "The run that is going on; null while none is")
        @Nullable CheckRunBody underWay) {

  static ChecksBody of(Optional<CheckRun> last, Optional<CheckRun> underWay) {
    return new ChecksBody(
        last.map(CheckRunBody::of).orElse(null), underWay.map(CheckRunBody::of).orElse(null));
  }
}
