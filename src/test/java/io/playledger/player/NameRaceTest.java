package io.playledger.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.AtOnce;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Together;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Names that several want at the same moment. */
@PlayledgerTest
class NameRaceTest {

  private static final int PLAYERS = 24;

  private final String product = "product-" + UUID.randomUUID();

  @RepeatedTest(3)
  @DisplayName("Of many who register with one name all are named, one of them without a number")
  void registering() {
    List<String> names =
        AtOnce.call(
            PLAYERS,
            () -> PlayerApi.register(Map.of("name", "Ada", "product", product)).getString("name"));

    assertThat(names).doesNotHaveDuplicates().containsOnlyOnce("Ada");
    assertThat(names).allMatch(name -> name.matches("Ada(#[1-9][0-9]{3,8})?"));
  }

  @RepeatedTest(3)
  @DisplayName("Of many who change to one name each has the one that it was told")
  void renaming() throws Exception {
    List<JsonPath> players = new ArrayList<>();
    List<Callable<String>> renamings = new ArrayList<>();
    for (int number = 0; number < PLAYERS; number++) {
      JsonPath player = PlayerApi.register(Map.of("name", "P" + number, "product", product));
      players.add(player);
      renamings.add(() -> PlayerApi.rename(player, product, "Ada"));
    }

    List<String> names = Together.run(renamings);

    assertThat(names).doesNotHaveDuplicates().containsOnlyOnce("Ada");
    for (int number = 0; number < PLAYERS; number++) {
      assertThat(PlayerApi.names(players.get(number)))
          .isEqualTo(Map.of(product, names.get(number)));
    }
  }

  @Test
  @DisplayName("One player who asks for several at once has one of them")
  void onePlayer() throws Exception {
    JsonPath player = PlayerApi.register();
    List<Callable<String>> renamings = new ArrayList<>();
    for (int number = 0; number < PLAYERS; number++) {
      String name = "Name " + number;
      renamings.add(() -> PlayerApi.rename(player, product, name));
    }

    List<String> names = Together.run(renamings);

    assertThat(PlayerApi.names(player)).hasSize(1);
    assertThat(names).containsAll(PlayerApi.names(player).values());
    String free =
        names.get(0).equals(PlayerApi.names(player).get(product)) ? names.get(1) : names.get(0);
    assertThat(PlayerApi.register(Map.of("name", free, "product", product)).getString("name"))
        .as("the others are free again")
        .isEqualTo(free);
  }

  @Test
  @DisplayName(
      "Two who exchange their names are both named, and neither waits for the other for ever")
  void exchanging() throws Exception {
    JsonPath ada = PlayerApi.register(Map.of("name", "Ada", "product", product));
    JsonPath bob = PlayerApi.register(Map.of("name", "Bob", "product", product));

    for (int turn = 0; turn < 30; turn++) {
      String adas = turn % 2 == 0 ? "Bob" : "Ada";
      String bobs = turn % 2 == 0 ? "Ada" : "Bob";
      List<String> names =
          Together.run(
              List.of(
                  () -> PlayerApi.rename(ada, product, adas),
                  () -> PlayerApi.rename(bob, product, bobs)));

      assertThat(names.get(0)).matches(adas + "(#[0-9]+)?");
      assertThat(names.get(1)).matches(bobs + "(#[0-9]+)?");
      assertThat(PlayerApi.names(ada)).isEqualTo(Map.of(product, names.get(0)));
      assertThat(PlayerApi.names(bob)).isEqualTo(Map.of(product, names.get(1)));
    }
  }
}
