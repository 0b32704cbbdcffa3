package io.playledger.projection.rest;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.platform.security.ReportReader;
import io.playledger.projection.ProjectionState;
import io.playledger.projection.Projections;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is computed from the ledger event by event. */
@Path("/projections")
@ServedBy(Role.API)
@Tag(name = "projections")
class ProjectionResource {

  private static final int ACCEPTED = 202;

  private final Projections projections;

  ProjectionResource(Projections projections) {
    this.projections = projections;
  }

  @GET
  @ReportReader
  @Operation(summary = "The projections, how far behind they are, and what they could not take")
  public List<ProjectionState> list() {
    return projections.list();
  }

  @GET
  @Path("{name}")
  @ReportReader
  @Operation(summary = "One projection")
  public ProjectionState get(String name) {
    return projections.get(name);
  }

  @POST
  @Path("{name}/rebuild")
  @AdminOnly
  @ResponseStatus(ACCEPTED)
  @Operation(
      summary = "Compute a projection anew from the whole ledger, beside the live rows",
      description =
          "Answers at once; GET the projection to see how far it is. One that is under way goes on.")
  public ProjectionState rebuild(String name) {
    return projections.rebuild(name);
  }

  @POST
  @Path("{name}/retry")
  @AdminOnly
  @ResponseStatus(ACCEPTED)
  @Operation(
      summary = "Have a projection that has stopped go on",
      description =
          "If it went on without events that it could not take, it is rebuilt: taken later they would"
              + " come in another order than they happened.")
  public ProjectionState retry(String name) {
    return projections.retry(name);
  }
}
