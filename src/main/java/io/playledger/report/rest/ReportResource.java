package io.playledger.report.rest;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.platform.security.ReportReader;
import io.playledger.report.ModelRefresh;
import io.playledger.report.ReportQuery;
import io.playledger.report.Reports;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What analysts read. */
@Path("/reports")
@ServedBy(Role.API)
@Tag(name = "reports")
class ReportResource {

  private final Reports reports;
  private final ModelRefresh refresh;

  ReportResource(Reports reports, ModelRefresh refresh) {
    this.reports = reports;
    this.refresh = refresh;
  }

  @GET
  @ReportReader
  @Operation(summary = "Which reports there are, and what each column means")
  public List<ReportEntry> catalogue() {
    return reports.catalogue().stream().map(ReportEntry::of).toList();
  }

  @GET
  @Path("{name}")
  @ReportReader
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "A report",
      description =
          "from and to are days, both included; playerId cuts a report with players to one."
              + " Ask for text/csv to get a file.")
  public ReportBody json(
      String name,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("playerId") @Nullable String playerId) {
    return ReportBody.of(reports.read(name, query(from, to, playerId)));
  }

  @GET
  @Path("{name}")
  @ReportReader
  @Produces(Csv.ON_REQUEST)
  public RestResponse<String> csv(
      String name,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("playerId") @Nullable String playerId) {
    return Csv.response(reports.read(name, query(from, to, playerId)));
  }

  @POST
  @Path("refresh")
  @AdminOnly
  @Operation(summary = "Fold everything acknowledged by now into the models")
  public ModelRefresh.Outcome refresh() {
    return refresh.now();
  }

  private static ReportQuery query(
      @Nullable String from, @Nullable String to, @Nullable String playerId) {
    return new ReportQuery(Day.parse("from", from), Day.parse("to", to), playerId);
  }
}
