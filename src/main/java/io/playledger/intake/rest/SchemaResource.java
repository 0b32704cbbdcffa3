package io.playledger.intake.rest;

import io.playledger.intake.schema.SchemaCatalogue;
import io.playledger.intake.schema.SchemaCatalogue.Registration;
import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What the data of events must look like. */
@Path("/admin/schemas")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "schemas")
class SchemaResource {

  private final SchemaCatalogue catalogue;

  SchemaResource(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(summary = "All schemas, built-in and registered")
  public List<SchemaEntry> list() {
    return catalogue.list().stream().map(SchemaEntry::of).toList();
  }

  @GET
  @Path("{product}/{type}")
  @Operation(
      summary = "The schemas of a type, the oldest version first",
      description = "The last one judges new events of the product.")
  public List<SchemaVersionBody> versions(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String product,
      @Pattern(regexp = SchemaNames.TYPE, message = SchemaNames.TYPE_RULE) String type) {
    return catalogue.versions(product, type).stream().map(SchemaVersionBody::of).toList();
  }

  @POST
  @Path("{product}/{type}")
  @Operation(
      summary = "Register the next version of a schema",
      description =
          "A JSON Schema (draft 2020-12) of the data of such an event. It judges new events from then"
              + " on. The same schema again changes nothing. Patterns are in the syntax of RE2,"
              + " references stay within the schema, and \"x-person\": true marks a field that holds"
              + " a person.")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "201", description = "Registered")
  @APIResponse(responseCode = "200", description = "It is the latest version already")
  public RestResponse<RegisteredSchema> register(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String product,
      @Pattern(regexp = SchemaNames.TYPE, message = SchemaNames.TYPE_RULE) String type,
      byte[] body)
      throws IOException {
    Registration registration = catalogue.register(product, type, body);
    return ResponseBuilder.create(
            registration.isNew() ? Status.CREATED : Status.OK,
            new RegisteredSchema(product, type, registration.version()))
        .build();
  }
}
