package io.playledger.intake.rest;

import io.playledger.intake.EventLookup;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.UuidText;
import io.playledger.platform.key.ApiKey;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.KeyHolder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of an event. */
@Path("/v1/events/{id}")
@ServedBy(Role.API)
@KeyHolder
@Tag(name = "events")
class EventLookupResource {

  private final EventLookup events;

  EventLookupResource(EventLookup events) {
    this.events = events;
  }

  @GET
  @Operation(
      summary = "One event and its fate",
      description = "By the eventId or quarantineId that the answer to its sending named.")
  public EventBody find(String id, @Context ContainerRequestContext request) {
    @Nullable ApiKey holder = (ApiKey) request.getProperty(KeyHolder.KEY);
    Optional<ApiKey> key = Optional.ofNullable(holder);
    Optional<UUID> uuid = UuidText.parse(id);
    return uuid.flatMap(known -> events.inLedger(known, key))
        .map(EventBody::of)
        .or(() -> uuid.flatMap(known -> events.inQuarantine(known, key)).map(EventBody::of))
        .orElseThrow(() -> Refusal.notFound("id", "there is no event '%s'".formatted(id)));
  }
}
