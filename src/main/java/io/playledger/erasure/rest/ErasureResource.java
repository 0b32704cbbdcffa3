package io.playledger.erasure.rest;

import io.playledger.erasure.Erasure;
import io.playledger.erasure.Erasures;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The records of erasures. */
@Path("/admin/erasures")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "erasure")
class ErasureResource {

  private static final String DEFAULT_PAGE = "50";
  private static final int LARGEST_PAGE = 500;

  private final Erasures erasures;

  ErasureResource(Erasures erasures) {
    this.erasures = erasures;
  }

  @GET
  @Operation(
      summary = "The latest erasures",
      description = "How far each is. None tells whom it is about, but by its pseudonym.")
  public List<Erasure> latest(
      @QueryParam("limit") @DefaultValue(DEFAULT_PAGE) @Min(1) @Max(LARGEST_PAGE) int limit) {
    return erasures.latest(limit);
  }
}
