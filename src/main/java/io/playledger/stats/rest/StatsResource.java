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
          "Games, wins, losses and streaks, for games that count nothing else; otherwise what the"
              + " stats handlers of the game count. Names end with the unit of the number, where it"
              + " has one. A streak goes by event time, and a result that comes more than seven days"
              + " late is not in it. A player of whom nothing is known has zeros, and null for a"
              + " median.")
  public PlayerStats get(String id, String product) {
    Names.check("id", id);
    Names.check("product", product);
    return stats.of(id, product);
  }
}
