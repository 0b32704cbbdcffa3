package io.playledger.stats.rest;

import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.stats.PlayerStats;
import io.playledger.stats.Stats;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What players have done. */
@Path("/players/{id}/stats")
@ServedBy(Role.API)
@Tag(name = "players")
class StatsResource {

  private final Stats stats;

  StatsResource(Stats stats) {
    this.stats = stats;
  }

  @GET
  @Path("{product}")
  @Operation(
      summary = "What a player has done in a game",
      description =
          "Wins, losses and games, for games that count nothing else. A player of whom nothing is"
              + " known has zeros.")
  public PlayerStats get(String id, String product) {
    Names.check("id", id);
    Names.check("product", product);
    return stats.of(id, product);
  }
}
