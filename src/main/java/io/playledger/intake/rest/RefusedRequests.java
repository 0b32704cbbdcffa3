package io.playledger.intake.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts requests with events that were refused as a whole: they are no receipts. */
class RefusedRequests {

  private static final Set<String> METHODS = Set.of("POST");
  private static final int FIRST_REFUSAL = 400;

  private final MeterRegistry registry;

  RefusedRequests(MeterRegistry registry) {
    this.registry = registry;
  }

  @ServerResponseFilter
  void count(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= FIRST_REFUSAL
        && METHODS.contains(request.getMethod())
        && request.getUriInfo().getPath().startsWith("/v1/")) {
      Counter.builder("playledger.intake.refused")
          .description("Requests with events that were refused as a whole, by status.")
          .tag("status", Integer.toString(response.getStatus()))
          .register(registry)
          .increment();
    }
  }
}
