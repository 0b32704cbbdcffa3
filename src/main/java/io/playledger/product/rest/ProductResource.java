package io.playledger.product.rest;

import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.product.ProductDraft;
import io.playledger.product.ProductRegistry;
import io.playledger.product.ProductRegistry.Registration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The games. */
@Path("/products")
@ServedBy(Role.API)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "products")
class ProductResource {

  private final ProductRegistry registry;

  ProductResource(ProductRegistry registry) {
    this.registry = registry;
  }

  @GET
  @Operation(summary = "The registered games", description = "Open to anyone.")
  public List<ProductEntry> list() {
    return registry.list().stream().map(ProductEntry::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "One registered game",
      description = "Open to anyone. 404 if nobody has registered it; the defaults hold then.")
  public ProductEntry get(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String id) {
    return ProductEntry.of(registry.get(id));
  }

  @PUT
  @Path("{id}")
  @AdminOnly
  @Operation(
      summary = "Register a game, or replace what is registered",
      description =
          "What is left out gets its default: the id as name, scoring wins, the stats handler"
              + " default, the board of all times only, UTC. At most 8 sub-scores, only of a scoring"
              + " by points. Boards and stats that this changes are computed anew beside those that"
              + " are read; where retention has dropped events that is refused with 409, but a game"
              + " that is new counts from now on. At the next start the configuration has its way"
              + " again with games that it names.")
  @APIResponse(responseCode = "201", description = "Registered")
  @APIResponse(responseCode = "200", description = "It was registered already, and is replaced")
  public RestResponse<ProductEntry> put(
      @Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String id,
      @Valid @NotNull ProductDraft body) {
    Registration registration = registry.put(id, body);
    return ResponseBuilder.create(
            registration.isNew() ? Status.CREATED : Status.OK,
            ProductEntry.of(registration.product()))
        .build();
  }

  @DELETE
  @Path("{id}")
  @AdminOnly
  @Operation(
      summary = "Give a game up",
      description = "Its events stay, and count by the defaults. 404 if it is not registered.")
  public void delete(@Pattern(regexp = Names.PRODUCT, message = Names.PRODUCT_RULE) String id) {
    registry.delete(id);
  }
}
