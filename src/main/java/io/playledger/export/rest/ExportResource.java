package io.playledger.export.rest;

import io.playledger.export.Exports;
import io.playledger.export.Exports.Stretch;
import io.playledger.platform.http.WholeOrBroken;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The events themselves. */
@Path("/v1/export")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "events")
class ExportResource {

  private final Exports exports;

  ExportResource(Exports exports) {
    this.exports = exports;
  }

  @GET
  @Produces("application/x-ndjson")
  @Operation(
      summary = "The events of a stretch of time",
      description =
          "One a line, in the order of their own times: the envelope that POST /v1/events takes, and"
              + " recordedAt. from is in it, to is not; both are times with their offset, or days in"
              + " UTC. The last line is {\"end\":{\"events\":<how many>}}; without it the stream broke"
              + " off.")
  public StreamingOutput export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("product") @Nullable String product,
      @Context HttpServerRequest request) {
    Stretch stretch = new Stretch(Moment.parse("from", from), Moment.parse("to", to), product);
    return new WholeOrBroken(out -> exports.write(stretch, out), request);
  }
}
