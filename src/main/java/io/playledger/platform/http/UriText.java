package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses paths and query parameters that no database could be asked for. */
class UriText {

  @ServerRequestFilter(preMatching = true)
  void check(UriInfo uri) {
    require("path", uri.getPath());
    for (Map.Entry<String, List<String>> parameter : uri.getQueryParameters().entrySet()) {
      parameter.getValue().forEach(value -> require(parameter.getKey(), value));
    }
  }

  private static void require(String field, String text) {
    if (!Text.isStorable(text)) {
      throw Refusal.invalid(field, Text.RULE);
    }
  }
}
