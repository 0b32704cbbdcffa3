package io.playledger.trivia.rest;

import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.trivia.Session;
import io.playledger.trivia.TriviaGame;
import io.playledger.trivia.Verdict;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calls of a trivia client. */
@Path("/")
@ServedBy(Role.GAME)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "game")
class GameResource {

  private final TriviaGame game;
  private final DebugConfig debug;

  GameResource(TriviaGame game, DebugConfig debug) {
    this.game = game;
    this.debug = debug;
  }

  @POST
  @Path("game/start")
  @Operation(
      summary = "Start a game",
      description = "The body may be missing: ten questions of any category, anonymous.")
  public StartedGame start(@Valid @Nullable StartGame body) {
    Session session = game.start((body == null ? StartGame.DEFAULTS : body).toNewGame(debug));
    return new StartedGame(session.id.toString(), session.startedAt.toString());
  }

  @GET
  @Path("questions")
  @Operation(
      summary = "The questions of a game",
      description = "With sessionId: that session's own, the same at every call. Without: any ten.")
  public List<AskedQuestion> questions(@QueryParam("sessionId") @Nullable String sessionId) {
    return (sessionId == null ? game.questions() : game.questions(SessionId.known(sessionId)))
        .stream().map(question -> AskedQuestion.of(question, debug.enabled())).toList();
  }

  @POST
  @Path("answer")
  @Operation(
      summary = "Answer a question",
      description =
          "Only the first answer to a question counts; a repeated one gets the first verdict.")
  public Verdict answer(@Valid @NotNull GiveAnswer body) {
    return game.answer(
        SessionId.known(body.sessionId()), body.questionId(), body.answer(), body.elapsed(debug));
  }

  @POST
  @Path("game/end")
  @Operation(summary = "End a game", description = "A repeated end returns the same score.")
  public FinalScore end(@Valid @NotNull EndGame body) {
    UUID session = SessionId.wellFormed(body.sessionId());
    return new FinalScore(game.end(session));
  }
}
