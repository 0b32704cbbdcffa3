package io.playledger.player;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.erasure.Traces;
import io.playledger.support.PlayledgerTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Players register, are named and are looked up. */
@PlayledgerTest
class PlayerLifeTest {

  @Inject PlayerNames names;
  @Inject PlayerTokens tokens;
  @Inject AgroalDataSource dataSource;

  private final String product = "product-" + UUID.randomUUID();

  @Test
  @DisplayName("Who registers is given an id and a token, which is kept hashed only")
  void registers() throws Exception {
    JsonPath player =
        given()
            .post("/players")
            .then()
            .statusCode(201)
            .contentType(ContentType.JSON)
            .body("name", nullValue())
            .extract()
            .jsonPath();

    String token = player.getString("token");
    assertThat(token).matches("plp_[A-Za-z0-9_-]{43}");
    assertThat(PlayerApi.names(player)).isEmpty();
    try (Connection connection = dataSource.getConnection()) {
      assertThat(Traces.of(connection, token)).isEmpty();
      assertThat(Traces.of(connection, token.substring(4))).isEmpty();
      assertThat(Traces.of(connection, player.getString("id")))
          .containsExactly("player.player.id: 1");
    }
  }

  @Test
  @DisplayName(
      "Everybody sees a player's names, one in each product, and nothing else of the player")
  void names() {
    JsonPath player = PlayerApi.register(Map.of("name", " Ada ", "product", product));
    assertThat(player.getString("name")).isEqualTo("Ada");

    assertThat(PlayerApi.rename(player, product + ".b", "Countess")).isEqualTo("Countess");

    given()
        .get("/players/{id}", player.getString("id"))
        .then()
        .statusCode(200)
        .body("keySet()", equalTo(Set.of("id", "names")))
        .body("id", equalTo(player.getString("id")))
        .body("names", equalTo(Map.of(product, "Ada", product + ".b", "Countess")));
  }

  @Test
  @DisplayName("Without a product the name is for trivia")
  void ownProduct() {
    JsonPath player = PlayerApi.register(Map.of("name", "own " + product.substring(10, 20)));

    given()
        .header("Authorization", "bearer " + player.getString("token"))
        .contentType(ContentType.JSON)
        .body(Map.of("name", "now " + product.substring(10, 20)))
        .put("/players/{id}/name", player.getString("id"))
        .then()
        .statusCode(200)
        .body("id", equalTo(player.getString("id")))
        .body("product", equalTo("trivia"))
        .body("name", equalTo("now " + product.substring(10, 20)));
    assertThat(PlayerApi.names(player)).containsOnlyKeys("trivia");
  }

  @Test
  @DisplayName("A name that is taken, if only in another case, comes with a number")
  void taken() {
    PlayerApi.register(Map.of("name", "Ada", "product", product));

    JsonPath second = PlayerApi.register(Map.of("name", "ADA", "product", product));

    assertThat(second.getString("name")).matches("ADA#[1-9][0-9]{3}");
    assertThat(PlayerApi.names(second)).containsEntry(product, second.getString("name"));
    assertThat(
            PlayerApi.register(Map.of("name", "Ada", "product", product + "2")).getString("name"))
        .as("in another product")
        .isEqualTo("Ada");
  }

  @Test
  @DisplayName("Asking again for the same gives the same, until the name itself is free")
  void again() {
    JsonPath first = PlayerApi.register(Map.of("name", "Ada", "product", product));
    JsonPath second = PlayerApi.register(Map.of("name", "Ada", "product", product));
    assertThat(PlayerApi.rename(first, product, "Ada")).isEqualTo("Ada");
    assertThat(PlayerApi.rename(second, product, "Ada")).isEqualTo(second.getString("name"));
    assertThat(PlayerApi.rename(second, product, second.getString("name")))
        .isEqualTo(second.getString("name"));

    assertThat(PlayerApi.rename(first, product, "aDA")).isEqualTo("aDA");
    assertThat(PlayerApi.rename(first, product, "Bob")).isEqualTo("Bob");

    assertThat(PlayerApi.rename(second, product, "Ada")).isEqualTo("Ada");
    assertThat(PlayerApi.names(second)).isEqualTo(Map.of(product, "Ada"));
  }

  @Test
  @DisplayName("A player has names in a hundred products at most")
  void mostNames() {
    JsonPath player = PlayerApi.register();
    for (int number = 0; number < Players.MOST_NAMES; number++) {
      PlayerApi.rename(player, product + number, "Ada");
    }

    PlayerApi.tryRename(player, product, "Ada")
        .then()
        .statusCode(409)
        .body("violations[0].field", equalTo("product"));

    assertThat(PlayerApi.rename(player, product + "7", "Bob")).isEqualTo("Bob");
  }

  @Test
  @DisplayName("Several names are looked up at once, also of ids that are nobody's")
  void lookedUp() {
    JsonPath ada = PlayerApi.register(Map.of("name", "Ada", "product", product));
    JsonPath bob = PlayerApi.register(Map.of("name", "Bob", "product", product));
    JsonPath nameless = PlayerApi.register(Map.of("name", "Carl", "product", product + "2"));

    assertThat(
            names.of(
                product,
                List.of(
                    ada.getString("id"),
                    bob.getString("id"),
                    ada.getString("id"),
                    nameless.getString("id"),
                    UUID.randomUUID().toString(),
                    "ada",
                    "\0",
                    "")))
        .isEqualTo(Map.of(ada.getString("id"), "Ada", bob.getString("id"), "Bob"));
    assertThat(names.of(product, List.of("anonymous"))).isEmpty();
    assertThat(names.of(product, List.of())).isEmpty();
  }

  @Test
  @DisplayName("A token is its player's and nobody else's")
  void tokens() {
    JsonPath ada = PlayerApi.register();
    JsonPath bob = PlayerApi.register();
    String token = ada.getString("token");
    String id = ada.getString("id");

    assertThat(tokens.isOf(id, token)).isTrue();
    assertThat(tokens.isOf(bob.getString("id"), token)).isFalse();
    assertThat(tokens.isOf(UUID.randomUUID().toString(), token)).isFalse();
    assertThat(tokens.isOf("ada", token)).isFalse();
    assertThat(tokens.isOf("\0", token)).isFalse();
    assertThat(tokens.isOf(id, token.substring(4))).isFalse();
    assertThat(tokens.isOf(id, "")).isFalse();
    assertThat(tokens.isOf(id, "plp_" + "A".repeat(43))).isFalse();
  }
}
