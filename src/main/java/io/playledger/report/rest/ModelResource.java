package io.playledger.report.rest;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.platform.security.ReportReader;
import io.playledger.report.Model;
import io.playledger.report.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The models under the reports. */
@Path("/models")
@ServedBy(Role.API)
@Tag(name = "reports")
class ModelResource {

  private static final int ACCEPTED = 202;

  private final Models models;

  ModelResource(Models models) {
    this.models = models;
  }

  @GET
  @ReportReader
  @Operation(summary = "The incremental models, how fresh they are, and what is being rebuilt")
  public List<Model> list() {
    return models.list();
  }

  @GET
  @Path("{name}")
  @ReportReader
  @Operation(summary = "One model")
  public Model get(String name) {
    return models.get(name);
  }

  @POST
  @Path("{name}/rebuild")
  @AdminOnly
  @ResponseStatus(ACCEPTED)
  @Operation(
      summary = "Compute a model anew from the whole ledger, beside the live rows",
      description =
          "Answers at once; GET the model to see how far it is. One that is under way goes on.")
  public Model rebuild(String name) {
    return models.rebuild(name);
  }
}
