package io.playledger.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every failure's answer: problem details that name the field and the rule and nothing internal.
 */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** Before the mappers of the problem library, which name fields another way. */
  private static final int FIRST = 1;

  private static final String RETRY_AFTER_SECONDS = "1";

  /** A field of the request and the rule that it breaks. */
  record Violation(String field, String message) {}

  @ServerExceptionMapper(priority = FIRST)
  Response refusal(Refusal refusal) {
    Status status =
        switch (refusal.kind()) {
          case INVALID -> Status.BAD_REQUEST;
          case NOT_FOUND -> Status.NOT_FOUND;
          case CONFLICT -> Status.CONFLICT;
          case UNAUTHORIZED -> Status.UNAUTHORIZED;
          case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
        };
    HttpProblem.Builder problem = problem(status).withDetail(refusal.rule());
    if (refusal.field() != null) {
      problem.with("violations", List.of(new Violation(refusal.field(), refusal.rule())));
    }
    if (status == Status.UNAUTHORIZED) {
      problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return problem.build().toResponse();
  }

  @ServerExceptionMapper(priority = FIRST)
  Response invalid(ConstraintViolationException failure) {
    return violations(
        failure.getConstraintViolations().stream()
            .map(violation -> new Violation(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(Violation::field))
            .toList());
  }

  /** Malformed JSON, and JSON of the wrong shape, where the field can be named. */
  @ServerExceptionMapper(
      value = {
        JsonProcessingException.class,
        JsonMappingException.class,
        MismatchedInputException.class,
        InvalidFormatException.class
      },
      priority = FIRST)
  Response unreadable(JsonProcessingException failure) {
    if (failure.getCause() instanceof Refusal refusedWhileReading) {
      return refusal(refusedWhileReading);
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() != null
                          ? step.getFieldName()
                          : Integer.toString(step.getIndex()))
              .collect(Collectors.joining("."));
      return violations(List.of(new Violation(field, "has a wrong type or value")));
    }
    return violations(List.of(new Violation("body", "is not the JSON that is expected here")));
  }

  @ServerExceptionMapper(priority = FIRST)
  Response web(WebApplicationException failure) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    Status status = Status.fromStatusCode(failure.getResponse().getStatus());
    if (status == null || status.getFamily() == Status.Family.SERVER_ERROR) {
      return unexpected(failure);
    }
    HttpProblem.Builder problem = problem(status);
    String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      problem.withHeader(HttpHeaders.ALLOW, allow);
    }
    return problem.build().toResponse();
  }

  @ServerExceptionMapper(priority = FIRST)
  Response unexpected(Throwable failure) {
    if (Outage.is(failure)) {
      LOG.warnf("the database is away: %s", failure.getMessage());
      return problem(Status.SERVICE_UNAVAILABLE)
          .withDetail("the database is away; try again")
          .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .build()
          .toResponse();
    }
    LOG.error("a request failed", failure);
    return problem(Status.INTERNAL_SERVER_ERROR).build().toResponse();
  }

  private static Response violations(List<Violation> violations) {
    String detail =
        violations.stream()
            .map(violation -> violation.field() + " " + violation.message())
            .collect(Collectors.joining("; "));
    return problem(Status.BAD_REQUEST)
        .withDetail(detail)
        .with("violations", violations)
        .build()
        .toResponse();
  }

  /** The path below the method and its body parameter, as the caller knows it. */
  private static String field(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      boolean known =
          switch (node.getKind()) {
            case METHOD -> false;
            case PARAMETER -> !node.getName().equals("body");
            default -> node.getName() != null;
          };
      if (known) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return field.isEmpty() ? "body" : field.toString();
  }

  private static HttpProblem.Builder problem(Status status) {
    return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
  }
}
