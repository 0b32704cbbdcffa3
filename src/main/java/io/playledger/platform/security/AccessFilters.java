package io.playledger.platform.security;

import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.error.Refusal;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request through to guarded resources, or not. */
class AccessFilters {

  private static final String BEARER = "bearer ";
  private static final String DEBUG = "/debug/";

  private final AdminKey adminKey;
  private final DebugConfig debug;
  private final ReportsConfig reports;

  AccessFilters(AdminKey adminKey, DebugConfig debug, ReportsConfig reports) {
    this.adminKey = adminKey;
    this.debug = debug;
    this.reports = reports;
  }

  /** Before matching, or a wrong method would tell that there is something. */
  @ServerRequestFilter(preMatching = true)
  void debugOnly(ContainerRequestContext request) {
    if (!debug.enabled() && request.getUriInfo().getPath().startsWith(DEBUG)) {
      throw new NotFoundException();
    }
  }

  @AdminOnly
  @ServerRequestFilter
  void adminOnly(ContainerRequestContext request) {
    String key = bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (key == null || !adminKey.matches(key)) {
      throw Refusal.unauthorized("this needs the admin key: Authorization: Bearer <key>");
    }
  }

  @ReportReader
  @ServerRequestFilter
  void reportReader(ContainerRequestContext request) {
    if (!reports.isPublic()) {
      adminOnly(request);
    }
  }

  private static @Nullable String bearer(@Nullable String header) {
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? header.substring(BEARER.length()).strip()
        : null;
  }
}
