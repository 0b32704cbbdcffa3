package io.playledger.leaderboard.live.rest;

import io.playledger.leaderboard.live.LiveBoards;
import io.playledger.leaderboard.live.LiveEvent;
import io.playledger.platform.http.Names;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Boards that are watched: server-sent events. */
@Path("/leaderboards")
@ServedBy(Role.API)
@Tag(name = "leaderboards")
class LiveBoardResource {

  private static final int MOST = 100;
  private static final long RECONNECT_MILLIS = 2_000;

  private final LiveBoards boards;

  LiveBoardResource(LiveBoards boards) {
    this.boards = boards;
  }

  @GET
  @Path("{product}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
  // Or a proxy such as nginx would gather some of it before it passes any on.
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  @Operation(
      summary = "Watch the best players of a game",
      description =
          "Server-sent events named 'board', each the whole of what GET /leaderboards/{product}"
              + " answers: the first at once, others within a second of a change, four a second at"
              + " most. A slow client is sent the latest and not those before. With Last-Event-ID, as"
              + " EventSource sends it by itself, a board that the client has is not sent again."
              + " Comments in between tell that the connection holds.")
  @APIResponse(
      responseCode = "200",
      description = "A stream that goes on until the client or the instance ends it",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "429", description = "Too many streams from this address")
  @APIResponse(responseCode = "503", description = "Too many streams at this instance")
  public Multi<OutboundSseEvent> stream(
      String product,
      @QueryParam("season") @DefaultValue("all_time") String season,
      @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(MOST) int limit,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context Sse sse,
      @Context RoutingContext context) {
    Names.check("product", product);
    Names.check("season", season);
    return boards
        .watch(product, season, limit, lastEventId, new SocketClient(context))
        .map(event -> sseEvent(sse.newEventBuilder(), event));
  }

  private static OutboundSseEvent sseEvent(OutboundSseEvent.Builder builder, LiveEvent event) {
    return switch (event) {
      case LiveEvent.Heartbeat heartbeat -> builder.comment("").build();
      case LiveEvent.Shown board ->
          builder
              .name("board")
              .id(board.id())
              .reconnectDelay(RECONNECT_MILLIS)
              .data(String.class, board.json())
              .build();
    };
  }
}
