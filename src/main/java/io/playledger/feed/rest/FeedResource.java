package io.playledger.feed.rest;

import io.playledger.feed.Feed;
import io.playledger.feed.FeedState;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.ServedBy;
import io.playledger.platform.security.AdminOnly;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger, published to Kafka. */
@Path("/admin/feed")
@ServedBy(Role.API)
@AdminOnly
@Tag(name = "feed")
class FeedResource {

  private final Feed feed;

  FeedResource(Feed feed) {
    this.feed = feed;
  }

  @GET
  @Operation(summary = "Whether the ledger is published, and how far it is")
  public FeedState state() {
    return feed.state();
  }

  @POST
  @Path("restart")
  @Operation(
      summary = "Publish the whole ledger again, from its first event",
      description =
          "For subscribers that need more than the topic still has. All get every event again, with"
              + " the place that it had.")
  public FeedState restart() {
    return feed.restart();
  }
}
