package io.playledger.leaderboard.rest;

import io.playledger.leaderboard.Board;
import io.playledger.leaderboard.Boards;
import io.playledger.leaderboard.Entry;
import io.playledger.leaderboard.PlayerRank;
import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is best at which game. */
@Path("/leaderboards")
@ServedBy(Role.API)
@Tag(name = "leaderboards")
class LeaderboardResource {

  private static final int TEN = 10;
  private static final int MOST = 100;

  private final Boards boards;

  LeaderboardResource(Boards boards) {
    this.boards = boards;
  }

  @GET
  @Path("{product}")
  @Operation(
      summary = "The best players of a game",
      description =
          "For games that name no other scoring: who has won most matches; of equals, who was first."
              + " A game that nobody has played has an empty board.")
  public Board top(
      String product,
      @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(MOST) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Names.check("product", product);
    return boards.top(product, limit, cursor);
  }

  @GET
  @Path("{product}/players")
  @Operation(summary = "Where several players stand; those who are not on the board are left out")
  public List<Entry> players(
      String product, @QueryParam("id") @Size(min = 1, max = MOST) List<String> ids) {
    Names.check("product", product);
    ids.forEach(id -> Names.check("id", id));
    return boards.of(product, ids);
  }

  @GET
  @Path("{product}/players/{id}")
  @Operation(summary = "Where a player stands, and who stands next to the player")
  public PlayerRank rank(
      String product,
      String id,
      @QueryParam("around") @DefaultValue("5") @Min(0) @Max(MOST) int around) {
    Names.check("product", product);
    Names.check("id", id);
    return boards.rank(product, id, around);
  }

  @GET
  @Path("top_ten/{product}")
  @Operation(summary = "The ten best players of a game, in few words")
  public List<TopTenEntry> topTen(String product) {
    Names.check("product", product);
    return boards.top(product, TEN, null).entries().stream().map(TopTenEntry::of).toList();
  }
}
