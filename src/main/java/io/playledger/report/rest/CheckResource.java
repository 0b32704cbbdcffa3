package io.playledger.report.rest;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.platform.security.ReportReader;
import io.playledger.report.check.CheckRuns;
import io.playledger.report.check.Checks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Whether the models are right. */
@Path("/checks")
@ServedBy(Role.API)
@Tag(name = "reports")
class CheckResource {

  private final Checks checks;
  private final CheckRuns runs;

  CheckResource(Checks checks, CheckRuns runs) {
    this.checks = checks;
    this.runs = runs;
  }

  @POST
  @AdminOnly
  @Operation(
      summary = "Start a run of the model tests",
      description = "Goes on in the background. 409 while a run is under way.")
  @APIResponse(responseCode = "202", description = "Started; Location tells where to look")
  public RestResponse<StartedCheck> start() {
    StartedCheck started = StartedCheck.of(checks.start());
    return ResponseBuilder.<StartedCheck>accepted(started)
        .location(URI.create(started.href()))
        .build();
  }

  @GET
  @ReportReader
  @Operation(summary = "The last finished run of the model tests, and the one under way")
  public ChecksBody checks() {
    return ChecksBody.of(runs.lastFinished(), runs.underWay());
  }

  @GET
  @Path("{id}")
  @ReportReader
  @Operation(summary = "A run of the model tests")
  public CheckRunBody run(long id) {
    return runs.find(id)
        .map(CheckRunBody::of)
        .orElseThrow(() -> Refusal.notFound("id", "there is no run %d".formatted(id)));
  }
}
