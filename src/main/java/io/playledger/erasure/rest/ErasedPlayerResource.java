package io.playledger.erasure.rest;

import io.playledger.erasure.Erasure;
import io.playledger.erasure.Erasures;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** People who are to be forgotten. */
@Path("/v1/players/{id}")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "erasure")
class ErasedPlayerResource {

  private final Erasures erasures;

  ErasedPlayerResource(Erasures erasures) {
    this.erasures = erasures;
  }

  @DELETE
  @Operation(
      summary = "Erase a person",
      description =
          "Puts a pseudonym in the place of the id wherever it stands, and whenever it comes again."
              + " 202 while that is under way, 200 once it is done; asking again is safe.")
  public RestResponse<Erasure> erase(String id) {
    Erasure erasure = erasures.erase(id);
    return erasure.isFinished()
        ? RestResponse.ok(erasure)
        : RestResponse.status(RestResponse.Status.ACCEPTED, erasure);
  }
}
