package io.playledger.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.util.ArrayList;
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

  /** More than anyone would mend at once. */
  private static final int MOST_VIOLATIONS = 20;

  /** RFC 9110, 15.5.20; JAX-RS does not know it. */
  private static final StatusType MISDIRECTED =
      new StatusType() {
        @Override
        public int getStatusCode() {
          return 421;
        }

        @Override
        public Status.Family getFamily() {
          return Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
          return "Misdirected Request";
        }
      };

  private final AllowedMethods allowedMethods;

  ProblemMappers(AllowedMethods allowedMethods) {
    this.allowedMethods = allowedMethods;
  }

  @ServerExceptionMapper(priority = FIRST)
  Response refusal(Refusal refusal) {
    StatusType status =
        switch (refusal.kind()) {
          case INVALID -> Status.BAD_REQUEST;
          case NOT_FOUND -> Status.NOT_FOUND;
          case CONFLICT -> Status.CONFLICT;
          case UNAUTHORIZED -> Status.UNAUTHORIZED;
          case FORBIDDEN -> Status.FORBIDDEN;
          case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
          case UNSUPPORTED -> Status.UNSUPPORTED_MEDIA_TYPE;
          case MISDIRECTED -> MISDIRECTED;
          case TOO_MANY -> Status.TOO_MANY_REQUESTS;
          case UNAVAILABLE -> Status.SERVICE_UNAVAILABLE;
        };
    HttpProblem.Builder problem = problem(status).withDetail(refusal.rule());
    if (refusal.field() != null) {
      problem.with("violations", List.of(new Violation(refusal.field(), refusal.rule())));
    }
    if (status == Status.UNAUTHORIZED) {
      problem.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (refusal.retryAfterSeconds() > 0) {
      problem.withHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
    }
    return problem.build().toResponse();
  }

  @ServerExceptionMapper(priority = FIRST)
  Response invalid(ConstraintViolationException failure) {
    return violations(
        failure.getConstraintViolations().stream()
            .map(violation -> new Violation(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(Violation::field))
            .limit(MOST_VIOLATIONS)
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
    return violations(List.of(JsonFault.of(failure)));
  }

  /** Bytes that are no text in any encoding of JSON. */
  @ServerExceptionMapper(priority = FIRST)
  Response undecodable(CharConversionException failure) {
    return violations(List.of(new Violation("body", "is not UTF-8 text")));
  }

  /** Where a record cannot be made at all, the fault is ours. */
  @ServerExceptionMapper(priority = FIRST)
  Response unmakeable(InvalidDefinitionException failure) {
    return unexpected(failure);
  }

  /** No such path; or a parameter that could not be converted, which JAX-RS holds for the same. */
  @ServerExceptionMapper(priority = FIRST)
  Response notFound(NotFoundException failure) {
    return failure.getCause() instanceof Refusal refusal
        ? refusal(refusal)
        : answer(Status.NOT_FOUND, "there is nothing at this path");
  }

  @ServerExceptionMapper(priority = FIRST)
  Response notAllowed(NotAllowedException failure, UriInfo uri) {
    String allowed = allowedMethods.at(uri.getPath());
    return problem(Status.METHOD_NOT_ALLOWED)
        .withDetail("this path takes only " + allowed)
        .withHeader(HttpHeaders.ALLOW, allowed)
        .build()
        .toResponse();
  }

  @ServerExceptionMapper(priority = FIRST)
  Response web(WebApplicationException failure, UriInfo uri) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    Status status = Status.fromStatusCode(failure.getResponse().getStatus());
    if (status == null || status.getFamily() == Status.Family.SERVER_ERROR) {
      return unexpected(failure);
    }
    return answer(
        status,
        switch (status) {
          case UNSUPPORTED_MEDIA_TYPE -> "the body must be " + readable(uri.getPath());
          case NOT_ACCEPTABLE -> "this cannot be had in any of the types that Accept names";
          case REQUEST_ENTITY_TOO_LARGE -> "the body is too large";
          case BAD_REQUEST -> "a header of the request cannot be read";
          default -> status.getReasonPhrase();
        });
  }

  /** Named twice: the problem library maps every exception, which is nearer than a throwable. */
  @ServerExceptionMapper(
      value = {Exception.class, Throwable.class},
      priority = FIRST)
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

  private static String readable(String path) {
    return path.equals("/v1/events")
        ? "application/json, application/cloudevents+json or application/cloudevents-batch+json"
        : "application/json";
  }

  private static Response answer(Status status, String detail) {
    return problem(status).withDetail(detail).build().toResponse();
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
    List<String> steps = new ArrayList<>();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        steps.add(node.getIndex().toString());
      }
      if (node.getKey() != null) {
        steps.add(node.getKey().toString());
      }
      boolean isNamed =
          switch (node.getKind()) {
            case METHOD, CONTAINER_ELEMENT -> false;
            case PARAMETER -> !node.getName().equals("body");
            default -> node.getName() != null;
          };
      if (isNamed) {
        steps.add(node.getName());
      }
    }
    return steps.isEmpty() ? "body" : String.join(".", steps);
  }

  private static HttpProblem.Builder problem(StatusType status) {
    return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase());
  }
}
