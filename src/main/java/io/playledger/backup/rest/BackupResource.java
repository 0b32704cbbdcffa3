package io.playledger.backup.rest;

import io.playledger.backup.Backups;
import io.playledger.platform.http.WholeOrBroken;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The whole database as one file. */
@Path("/admin/backup")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "backup")
class BackupResource {

  private final Backups backups;

  BackupResource(Backups backups) {
    this.backups = backups;
  }

  @GET
  @Produces("application/zip")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"playledger.zip\"")
  @Operation(
      summary = "A backup of everything, as of now",
      description =
          "A ZIP file; one without manifest.json is cut short. ./playledger restore reads it.")
  public StreamingOutput backup(@Context HttpServerRequest request) {
    return new WholeOrBroken(backups::write, request);
  }
}
