package io.playledger.trivia.rest;

import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import io.playledger.trivia.OpenTriviaImport;
import io.playledger.trivia.QuestionBank;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The question bank, for administrators. */
@Path("/admin/questions")
@ServedBy(Role.GAME)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@Tag(name = "questions")
class QuestionResource {

  private static final String DEFAULT_PAGE = "50";
  private static final int LARGEST_PAGE = 500;

  private final QuestionBank bank;
  private final OpenTriviaImport openTrivia;

  QuestionResource(QuestionBank bank, OpenTriviaImport openTrivia) {
    this.bank = bank;
    this.openTrivia = openTrivia;
  }

  @GET
  @Operation(
      summary = "List questions in play, by id",
      description = "after: the last id of the page before.")
  public List<StoredQuestion> list(
      @QueryParam("category") @Nullable String category,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue(DEFAULT_PAGE) @Min(1) @Max(LARGEST_PAGE) int limit) {
    return bank.list(category, after, limit).stream().map(StoredQuestion::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One question")
  public StoredQuestion get(String id) {
    return StoredQuestion.of(bank.get(id));
  }

  @POST
  @ResponseStatus(201)
  @Operation(summary = "Add a question")
  public StoredQuestion add(@Valid @NotNull WriteQuestion body) {
    return StoredQuestion.of(bank.add(body.toDraft()));
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Rewrite a question")
  public StoredQuestion change(String id, @Valid @NotNull WriteQuestion body) {
    return StoredQuestion.of(bank.change(id, body.toDraft()));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Take a question out of play", description = "Games that hold it go on.")
  public void retire(String id) {
    bank.retire(id);
  }

  @POST
  @Path("import")
  @Operation(summary = "Import questions in the JSON format of the Open Trivia Database")
  public OpenTriviaImport.Outcome importAll(@Valid @NotNull OpenTriviaFile body) {
    return openTrivia.run(body.checkedResults());
  }
}
