package io.playledger.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.playledger.intake.Outcome;
import io.playledger.intake.Quarantine;
import io.playledger.intake.Quarantine.Replayed;
import io.playledger.intake.QuarantineFilter;
import io.playledger.intake.Taken;
import io.playledger.intake.format.Fault;
import io.playledger.intake.rest.EventsAnswer.EventFate;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.UuidText;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events that broke a rule, until they are repaired and replayed, or dismissed. */
@Path("/admin/quarantine")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "quarantine")
class QuarantineResource {

  private static final String DEFAULT_PAGE = "50";
  private static final int LARGEST_PAGE = 500;

  private final Quarantine quarantine;

  QuarantineResource(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @GET
  @Operation(summary = "Events in quarantine", description = "In the order they were received.")
  public List<QuarantinedBody> list(
      @QueryParam("status") @DefaultValue("waiting") @Pattern(regexp = "waiting|replayed|dismissed")
          String status,
      @QueryParam("product") @Nullable String product,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("type") @Nullable String type,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_PAGE) @Min(1) @Max(LARGEST_PAGE) int limit) {
    return quarantine
        .page(new QuarantineFilter(status, product, reason, type, place(after)), limit)
        .stream()
        .map(QuarantinedBody::of)
        .toList();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One event in quarantine")
  public QuarantinedBody one(String id) {
    return QuarantinedBody.of(quarantine.find(known(id)));
  }

  @PUT
  @Path("{id}/body")
  @Operation(
      summary = "Repair an event",
      description =
          "The whole event as it should have been, in the format it came in. The original is kept."
              + " Says what the event would still break; nothing is replayed yet.")
  public Repaired repair(String id, byte[] body) {
    return Repaired.of(quarantine.repair(known(id), body));
  }

  @POST
  @Path("{id}/replay")
  @Operation(
      summary = "Replay an event",
      description = "Judged by the rules of today; keeps its identity and its time.")
  public EventFate replay(String id) {
    Outcome outcome = quarantine.replay(known(id));
    return EventFate.of(new Taken(null, outcome));
  }

  @POST
  @Path("replay")
  @Operation(
      summary = "Replay events",
      description = "Up to a hundred that wait; go on after next until there is none.")
  public Replayed replayAll(
      @QueryParam("product") @Nullable String product,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("type") @Nullable String type,
      @QueryParam("after") @Nullable String after) {
    return quarantine.replayNext(new QuarantineFilter(null, product, reason, type, place(after)));
  }

  @POST
  @Path("{id}/dismiss")
  @Operation(summary = "Leave an event out for good", description = "It stays in quarantine.")
  public QuarantinedBody dismiss(String id, @Valid @NotNull Dismissal body) {
    quarantine.dismiss(known(id), body.note());
    return one(id);
  }

  private static UUID known(String id) {
    return UuidText.parse(id)
        .orElseThrow(
            () -> Refusal.notFound("id", "there is no event '%s' in quarantine".formatted(id)));
  }

  private static @Nullable UUID place(@Nullable String after) {
    return after == null
        ? null
        : UuidText.parse(after)
            .orElseThrow(
                () -> Refusal.invalid("after", "must be the id of an event in quarantine"));
  }

  /**
   * Why an event is left out.
   *
   * @param note in the words of the admin
   */
  record Dismissal(@NotBlank @Size(max = 500) String note) {}

  /**
   * What a replay would come to.
   *
   * @param wouldBeTaken whether it keeps the rules now
   * @param reason short name of the one that it still breaks
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Repaired(
      boolean wouldBeTaken,
      @Nullable String reason,
      @Nullable String field,
      @Nullable String rule) {

    static Repaired of(Optional<Fault> left) {
      return left.map(
              fault -> new Repaired(false, fault.reason().spelled(), fault.field(), fault.rule()))
          .orElse(new Repaired(true, null, null, null));
    }
  }
}
