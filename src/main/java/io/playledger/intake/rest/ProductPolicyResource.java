package io.playledger.intake.rest;

import io.playledger.intake.schema.SchemaCatalogue;
import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How strict products are about their events. */
@Path("/admin/products/{product}/policy")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "schemas")
class ProductPolicyResource {

  private final SchemaCatalogue catalogue;

  ProductPolicyResource(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(summary = "What is done with the events of a product")
  public ProductPolicy get(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String product) {
    return new ProductPolicy(catalogue.unknownTypes(product));
  }

  @PUT
  @Operation(summary = "Decide what is done with the events of a product")
  public ProductPolicy put(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String product,
      @Valid @NotNull ProductPolicy body) {
    return new ProductPolicy(catalogue.decide(product, body.unknownTypes()));
  }
}
