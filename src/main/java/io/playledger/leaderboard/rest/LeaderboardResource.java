package io.playledger.leaderboard.rest;

import io.playledger.leaderboard.Board;
import io.playledger.leaderboard.Boards;
import io.playledger.leaderboard.Entry;
import io.playledger.leaderboard.PlayerRank;
import io.playledger.leaderboard.RatingHistory;
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

  private static final String ALL_TIME = "all_time";
  private static final int TEN = 10;
  private static final int MOST = 100;

  private final Boards boards;
  private final RatingHistory history;

  LeaderboardResource(Boards boards, RatingHistory history) {
    this.boards = boards;
    this.history = history;
  }

  @GET
  @Path("{product}")
  @Operation(
      summary = "The best players of a game",
      description =
          "For games that name no other scoring: who has won most matches; of equals, who was first."
              + " A game that nobody has played has an empty board. The season is all_time, daily,"
              + " weekly or monthly for the present one, a day (2026-11-22), a week (2026-W47), a"
              + " month (2026-11), or a season of the game's own.")
  public Board top(
      String product,
      @QueryParam("season") @DefaultValue(ALL_TIME) String season,
      @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(MOST) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Names.check("product", product);
    Names.check("season", season);
    return boards.top(product, season, limit, cursor);
  }

  @GET
  @Path("{product}/players")
  @Operation(summary = "Where several players stand; those who are not on the board are left out")
  public List<Entry> players(
      String product,
      @QueryParam("season") @DefaultValue(ALL_TIME) String season,
      @QueryParam("id") @Size(min = 1, max = MOST) List<String> ids) {
    Names.check("product", product);
    Names.check("season", season);
    ids.forEach(id -> Names.check("id", id));
    return boards.of(product, season, ids);
  }

  @GET
  @Path("{product}/players/{id}")
  @Operation(summary = "Where a player stands, and who stands next to the player")
  public PlayerRank rank(
      String product,
      String id,
      @QueryParam("season") @DefaultValue(ALL_TIME) String season,
      @QueryParam("around") @DefaultValue("5") @Min(0) @Max(MOST) int around) {
    Names.check("product", product);
    Names.check("season", season);
    Names.check("id", id);
    return boards.rank(product, season, id, around);
  }

  @GET
  @Path("{product}/players/{id}/history")
  @Operation(
      summary = "What matches made of a player's rating, the latest first",
      description = "Only of games that rate their players. Each names the event that it is of.")
  public RatingHistory.Page history(
      String product,
      String id,
      @QueryParam("season") @DefaultValue(ALL_TIME) String season,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
      @QueryParam("before") @Nullable String before) {
    Names.check("product", product);
    Names.check("season", season);
    Names.check("id", id);
    return history.of(product, season, id, limit, before);
  }

  @GET
  @Path("top_ten/{product}")
  @Operation(summary = "The ten best players of a game, in few words")
  public List<TopTenEntry> topTen(String product) {
    Names.check("product", product);
    return boards.top(product, ALL_TIME, TEN, null).entries().stream()
        .map(TopTenEntry::of)
        .toList();
  }
}
