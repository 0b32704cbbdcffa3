package io.playledger.intake.rest;

import io.playledger.intake.Delivery;
import io.playledger.intake.Delivery.Shape;
import io.playledger.intake.Intake;
import io.playledger.intake.format.BinaryCloudEvent;
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

/** Events from any game, in our own JSON or as CloudEvents. */
@Path("/v1/events")
@ServedBy(Role.INTAKE)
@NonBlocking
@Tag(name = "events")
class EventResource {

  private final Intake intake;

  EventResource(Intake intake) {
    this.intake = intake;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send events",
      description =
          "One event or an array of them; or a CloudEvent in binary mode. Answered when all are"
              + " durable, with the fate of each. Sending the same again is safe.")
  public CompletionStage<RestResponse<EventsAnswer>> send(
      @Context HttpHeaders headers, byte[] body) {
    Delivery events = Requests.delivery(headers, Shape.ONE_OR_MANY, Formats.JSON, body);
    return take(
        headers,
        BinaryCloudEvent.isIn(events.headers())
            ? Requests.delivery(headers, Shape.CLOUD_EVENT_DATA, Formats.CLOUD_EVENTS, body)
            : events);
  }

  @POST
  @Consumes("application/cloudevents+json")
  @Operation(summary = "Send a CloudEvent in structured mode")
  public CompletionStage<RestResponse<EventsAnswer>> sendCloudEvent(
      @Context HttpHeaders headers, byte[] body) {
    return take(headers, Requests.delivery(headers, Shape.ONE, Formats.CLOUD_EVENTS, body));
  }

  @POST
  @Consumes("application/cloudevents-batch+json")
  @Operation(summary = "Send CloudEvents in batched mode")
  public CompletionStage<RestResponse<EventsAnswer>> sendCloudEvents(
      @Context HttpHeaders headers, byte[] body) {
    return take(headers, Requests.delivery(headers, Shape.ONE_OR_MANY, Formats.CLOUD_EVENTS, body));
  }

  private CompletionStage<RestResponse<EventsAnswer>> take(HttpHeaders headers, Delivery delivery) {
    return intake
        .take(Requests.keyText(headers), delivery)
        .thenApply(taken -> EventsAnswer.of(taken).response());
  }
}
