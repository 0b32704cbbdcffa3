package io.playledger.correction.rest;

import io.playledger.correction.Correction;
import io.playledger.correction.Corrections;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.UuidText;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an admin puts right. Nothing recorded is changed; each correction is an event. */
@Path("/admin/corrections")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "corrections")
class CorrectionResource {

  private static final String DEFAULT_PAGE = "50";
  private static final int LARGEST_PAGE = 500;

  private final Corrections corrections;

  CorrectionResource(Corrections corrections) {
    this.corrections = corrections;
  }

  @GET
  @Operation(
      summary = "The latest corrections",
      description = "All of them: the report corrections.")
  public List<Correction> latest(
      @QueryParam("limit") @DefaultValue(DEFAULT_PAGE) @Min(1) @Max(LARGEST_PAGE) int limit) {
    return corrections.latest(limit);
  }

  @POST
  @Path("void")
  @Operation(
      summary = "Declare a match void",
      description =
          "It counts nowhere from then on. A game of trivia is named by gameId, a match of any game"
              + " by product and matchId: the session of its game_over.")
  public Correction voidMatch(@Valid @NotNull VoidMatch body) {
    return corrections.voidMatch(body.match(), body.reason());
  }

  @POST
  @Path("ban")
  @Operation(
      summary = "Ban a player",
      description = "The player's games count nowhere, past or future.")
  public Correction ban(@Valid @NotNull BanPlayer body) {
    return corrections.ban(body.playerId(), body.reason());
  }

  @POST
  @Path("correct")
  @Operation(
      summary = "Correct fields of an event's data",
      description =
          "game_started, question_answered and game_ended can be corrected. The score of an ended"
              + " game follows the points of corrected answers by itself: correct finalScore only for"
              + " what they do not explain.")
  public Correction correct(@Valid @NotNull CorrectEvent body) {
    return corrections.correct(
        known("eventId", "event", body.eventId()), body.changes(), body.reason());
  }

  @POST
  @Path("{id}/withdraw")
  @Operation(summary = "Take a correction back", description = "As if it had not been made.")
  public Correction withdraw(String id, @Valid @NotNull Withdraw body) {
    return corrections.withdraw(known("id", "correction", id), body.reason());
  }

  private static UUID known(String field, String what, String id) {
    return UuidText.parse(id)
        .orElseThrow(() -> Refusal.notFound(field, "there is no %s '%s'".formatted(what, id)));
  }
}
