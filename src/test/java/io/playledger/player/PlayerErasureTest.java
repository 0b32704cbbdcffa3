package io.playledger.player;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.playledger.erasure.Traces;
import io.playledger.support.Await;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.RawHttp;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A registered player is erased. */
@PlayledgerTest
class PlayerErasureTest {

  @Inject AgroalDataSource dataSource;
  @Inject PlayerTokens tokens;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String product = "product-" + run;
  private final String name = "Ada from " + run;

  @Test
  @DisplayName(
      "No table has the id or the name any more, the token opens nothing, others keep theirs")
  void erased() throws SQLException {
    JsonPath ada = PlayerApi.register(Map.of("name", name, "product", product));
    PlayerApi.rename(ada, "trivia", name);
    JsonPath bob = PlayerApi.register(Map.of("name", "Bob", "product", product));
    String id = ada.getString("id");
    Player.play(Map.of("playerId", id, "questionCount", 1), 1);
    assertThat(traces(id)).hasSizeGreaterThan(2);
    assertThat(traces(name)).isNotEmpty();

    admin().delete("/v1/players/{id}", id).then().statusCode(202);
    Await.until(
        "the player is erased",
        Duration.ofSeconds(40),
        () -> admin().delete("/v1/players/{id}", id).statusCode() == 200);

    admin().delete("/v1/players/{id}", id).then().body("steps.name", hasItem("players"));
    assertThat(traces(id)).isEmpty();
    assertThat(traces(name)).isEmpty();
    assertThat(RawHttp.send("GET", "/players/" + id).statusCode()).isEqualTo(404);
    PlayerApi.tryRename(ada, product, name).then().statusCode(404);
    assertThat(tokens.isOf(id, ada.getString("token"))).isFalse();
    assertThat(traces(id)).isEmpty();
    assertThat(PlayerApi.names(bob)).isEqualTo(Map.of(product, "Bob"));
    assertThat(PlayerApi.rename(bob, product, name)).as("free for others").isEqualTo(name);
  }

  @Test
  @DisplayName("From soon after it was asked for on, nothing new is written under the id")
  void underWay() {
    JsonPath ada = PlayerApi.register();
    admin().delete("/v1/players/{id}", ada.getString("id")).then().statusCode(202);

    Await.until(
        "renaming is refused",
        Duration.ofMillis(2_500),
        () -> PlayerApi.tryRename(ada, product, name).statusCode() == 404);
  }

  private List<String> traces(String text) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Traces.of(connection, text);
    }
  }
}
