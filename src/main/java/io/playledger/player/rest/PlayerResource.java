package io.playledger.player.rest;

import io.playledger.platform.key.KeyHeader;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.player.Players;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Who plays. */
@Path("/players")
@ServedBy(Role.GAME)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "players")
class PlayerResource {

  private final Players players;

  PlayerResource(Players players) {
    this.players = players;
  }

  @POST
  @ResponseStatus(201)
  @Operation(
      summary = "Register a player",
      description =
          "The body may be missing. The token is in this answer and nowhere else. A name that"
              + " another player of the product has gets a number, such as Ada#2417. Nobody has to"
              + " be registered to play.")
  public RegisteredPlayer register(@Valid @Nullable RegisterPlayer body) {
    RegisterPlayer wish = body == null ? RegisterPlayer.DEFAULTS : body;
    return RegisteredPlayer.of(players.register(wish.name(), OwnProduct.unless(wish.product())));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "The names of a player", description = "By product. Open to anyone.")
  public PublicPlayer get(String id) {
    return new PublicPlayer(id, players.names(id));
  }

  @PUT
  @Path("{id}/name")
  @Operation(
      summary = "Set a player's name in a product",
      description =
          "With the player's token: Authorization: Bearer <token>; 401 without one, 403 with"
              + " another's. A name that another player of the product has gets a number. Again with"
              + " the same it changes nothing.")
  public NamedPlayer rename(String id, @Context HttpHeaders headers, @Valid @NotNull SetName body) {
    String product = OwnProduct.unless(body.product());
    return new NamedPlayer(
        id,
        product,
        players.rename(
            id,
            KeyHeader.bearer(headers.getHeaderString(HttpHeaders.AUTHORIZATION)),
            product,
            body.name()));
  }
}
