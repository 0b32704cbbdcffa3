package io.playledger.platform.analyst;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where analysts get their SQL access. */
@Path("/admin/analyst")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "reports")
class AnalystResource {

  private final AnalystRole role;

  AnalystResource(AnalystRole role) {
    this.role = role;
  }

  @GET
  @Operation(
      summary = "How analysts reach the database",
      description = "A login that reads the schemas staging, main and report, and nothing else.")
  public AnalystLogin login() {
    return role.login();
  }
}
