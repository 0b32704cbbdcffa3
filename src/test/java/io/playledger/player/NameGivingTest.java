package io.playledger.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name that very many have. */
@ExtendWith(FreshDatabases.class)
class NameGivingTest {

  @Test
  @DisplayName("Once all short numbers are taken the numbers are longer")
  void longerNumbers(Database database) throws Exception {
    database.execute(
        """
        with p as (
          insert into player.player (id, token_hash)
          select gen_random_uuid()::text, sha256('x') from generate_series(999, 9999) returning id)
        insert into player.display_name (player_id, product, name, folded)
        select id, 'chess', folded, folded
        from (select id, 'ada' || coalesce('#' || nullif(row_number() over () + 998, 999), '') as folded from p)
        """);
    String id = PlayerId.make();
    try (Connection connection = database.begin()) {
      PlayerRows.insert(connection, id, PlayerToken.make().hash());

      String name = NameGiving.give(connection, id, "chess", PlayerName.of("Ada"), null);

      assertThat(name).matches("Ada#[1-9][0-9]{5}");
      assertThat(PlayerRows.names(connection, id)).containsEntry("chess", name);
      connection.commit();
    }
  }
}
