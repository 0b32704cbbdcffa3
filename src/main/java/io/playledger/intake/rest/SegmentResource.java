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
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Events by the Segment protocol. Its clients send text/plain from browsers, and throw a batch away
 * on most answers but 200, so bad messages do not spoil a request.
 */
@Path("/v1")
@ServedBy(Role.INTAKE)
@NonBlocking
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Tag(name = "events")
class SegmentResource {

  private final Intake intake;

  SegmentResource(Intake intake) {
    this.intake = intake;
  }

  @POST
  @Path("{path: batch|import}")
  @Operation(
      summary = "Send messages of the Segment protocol",
      description = "The write key as Basic user, as Bearer, or in the body as writeKey.")
  public CompletionStage<RestResponse<EventsAnswer>> batch(
      @Context HttpHeaders headers, byte[] body) {
    return take(headers, Shape.BATCH, "track", body);
  }

  @POST
  @Path("{call: track|identify|page|screen|group|alias}")
  @Operation(summary = "Send one message of the Segment protocol")
  public CompletionStage<RestResponse<EventsAnswer>> one(
      String call, @Context HttpHeaders headers, byte[] body) {
    return take(headers, Shape.ONE, call, body);
  }

  private CompletionStage<RestResponse<EventsAnswer>> take(
      HttpHeaders headers, Shape shape, String call, byte[] body) {
    return intake
        .take(
            Requests.keyText(headers),
            Requests.delivery(headers, shape, Formats.SEGMENT + call, body))
        .thenApply(taken -> EventsAnswer.of(taken).response());
  }
}
