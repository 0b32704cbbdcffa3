package io.playledger.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes the registered games, in the caller's transaction. */
final class ProductRows {

  private static final String EDITION = "select edition from product.edition";

  private static final String LOCK = EDITION + " for update";

  private static final String NEXT_EDITION =
      "update product.edition set edition = gen_random_uuid()";

  /** One statement, so that both are of one moment. */
  private static final String ALL =
      """
      select e.edition, p.id, p.name, p.scoring, p.sub_scores::text, p.stats_handlers, p.periods,
             p.seasons::text, p.zone, p.starts_at
      from product.edition e left join product.product p on true
      """;

  private static final String PUT =
      """
      insert into product.product
        (id, name, scoring, sub_scores, stats_handlers, periods, seasons, zone, starts_at)
      values (?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?)
      on conflict (id) do update
      set name = excluded.name, scoring = excluded.scoring, sub_scores = excluded.sub_scores,
          stats_handlers = excluded.stats_handlers, periods = excluded.periods,
          seasons = excluded.seasons, zone = excluded.zone, starts_at = excluded.starts_at,
          changed_at = clock_timestamp()
      """;

  private static final String DELETE = "delete from product.product where id = ?";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ProductRows() {}

  /**
   * All registered games.
   *
   * @param edition of what they are
   * @param byId in that order
   */
  record Registered(UUID edition, Map<String, Product> byId) {}

  /** Which edition is in force. */
  static UUID edition(Connection connection) throws SQLException {
    return edition(connection, EDITION);
  }

  /** Has others who change games wait until the transaction ends. */
  static void lock(Connection connection) throws SQLException {
    edition(connection, LOCK);
  }

  private static UUID edition(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("product.edition is empty");
      }
      return row.getObject(1, UUID.class);
    }
  }

  static Registered all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      UUID edition = null;
      Map<String, Product> byId = new TreeMap<>();
      while (row.next()) {
        edition = row.getObject("edition", UUID.class);
        if (row.getString("id") != null) {
          Product product = product(row);
          byId.put(product.id(), product);
        }
      }
      if (edition == null) {
        throw new IllegalStateException("product.edition is empty");
      }
      return new Registered(edition, byId);
    }
  }

  /** The caller has locked. */
  static void put(Connection connection, Product product) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT)) {
      statement.setString(1, product.id());
      statement.setString(2, product.name());
      statement.setString(3, product.scoring());
      statement.setString(4, json(product.subScores()));
      statement.setArray(5, texts(connection, product.statsHandlers()));
      statement.setArray(
          6, texts(connection, product.periods().stream().map(Period::toString).toList()));
      statement.setString(7, json(product.seasons()));
      statement.setString(8, product.zone().getId());
      @Nullable Instant startsAt = product.startsAt();
      statement.setObject(
          9,
          startsAt == null ? null : startsAt.atOffset(ZoneOffset.UTC),
          Types.TIMESTAMP_WITH_TIMEZONE);
      statement.executeUpdate();
    }
    nextEdition(connection);
  }

  /** The caller has locked. */
  static void delete(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
    nextEdition(connection);
  }

  private static void nextEdition(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT_EDITION)) {
      statement.executeUpdate();
    }
  }

  private static Product product(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime startsAt = row.getObject("starts_at", OffsetDateTime.class);
    return new Product(
        row.getString("id"),
        row.getString("name"),
        row.getString("scoring"),
        List.of(read(row.getString("sub_scores"), Product.SubScore[].class)),
        texts(row.getArray("stats_handlers")),
        periods(texts(row.getArray("periods"))),
        List.of(read(row.getString("seasons"), Product.Season[].class)),
        ZoneId.of(row.getString("zone")),
        startsAt == null ? null : startsAt.toInstant());
  }

  private static Set<Period> periods(List<String> names) {
    Set<Period> periods = EnumSet.noneOf(Period.class);
    names.forEach(name -> periods.add(Period.valueOf(name.toUpperCase(Locale.ROOT))));
    return periods;
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("product.product has what cannot be read", e);
    }
  }
}
