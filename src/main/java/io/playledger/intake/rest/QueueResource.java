package io.playledger.intake.rest;

import io.playledger.intake.kafka.QueueStatus;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.UuidText;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is between the games and the ledger. */
@Path("/admin/queue")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "queue")
class QueueResource {

  private static final int LONGEST_NOTE = 1000;

  private final QueueStatus queue;

  QueueResource(QueueStatus queue) {
    this.queue = queue;
  }

  /**
   * What an admin found out.
   *
   * @param note for whoever asks later
   */
  record Settlement(@NotBlank @Size(max = LONGEST_NOTE) String note) {}

  @GET
  @Operation(summary = "How the events get into the ledger, and how far they are")
  public QueueStatus.Status status() {
    return queue.now();
  }

  @POST
  @Path("gaps/{id}/settle")
  @Operation(
      summary = "Say what came of a gap",
      description = "A model test fails for every gap that nobody has looked into.")
  public QueueStatus.Status settle(String id, @Valid @NotNull Settlement body) {
    if (!UuidText.parse(id).map(gap -> queue.settle(gap, body.note())).orElse(false)) {
      throw Refusal.notFound("id", "there is no gap '%s' that is not settled".formatted(id));
    }
    return queue.now();
  }
}
