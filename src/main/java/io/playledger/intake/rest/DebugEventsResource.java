package io.playledger.intake.rest;

import io.playledger.intake.Delivery.Shape;
import io.playledger.intake.Intake;
import io.playledger.intake.format.Formats;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What sending events costs without the events: the measure of the benchmarks. There only with
 * {@code playledger.debug.enabled=true}: {@code AccessFilters} sees to it.
 */
@Path("/debug/events")
@ServedBy(Role.INTAKE)
@NonBlocking
@Tag(name = "debug")
class DebugEventsResource {

  private final Intake intake;

  DebugEventsResource(Intake intake) {
    this.intake = intake;
  }

  @POST
  @Path("/parse")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Read events and forget them",
      description =
          "The same request as to /v1/events; nothing is judged, stored or accounted for.")
  public CompletionStage<ParsedAnswer> parse(@Context HttpHeaders headers, byte[] body) {
    return intake
        .parse(
            Requests.keyText(headers),
            Requests.delivery(headers, Shape.ONE_OR_MANY, Formats.JSON, body))
        .thenApply(ParsedAnswer::of);
  }
}
