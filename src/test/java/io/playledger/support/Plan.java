package io.playledger.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How PostgreSQL ran a query, and what that cost. */
public final class Plan {

  private final JsonNode root;

  private Plan(JsonNode root) {
    this.root = root;
  }

  /** Runs the query. */
  public static Plan of(Connection connection, String query, Object... parameters)
      throws SQLException {
    String explain = "explain (analyze, buffers, timing off, format json) " + query;
    String json = Sql.rows(connection, explain, parameters).get(0).values().toArray()[0].toString();
    try {
      return new Plan(JsonMapper.builder().build().readTree(json).get(0).get("Plan"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows that came out. */
  public long rows() {
    return root.get("Actual Rows").asLong();
  }

  /** Pages that were touched, those of functions that the query calls included. */
  public long pages() {
    return root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong();
  }

  /** The kinds of all its steps. */
  public Set<String> steps() {
    return steps(step -> true);
  }

  /** How the relations whose names begin so were read. */
  public Set<String> stepsOn(String relation) {
    return steps(step -> step.path("Relation Name").asText().startsWith(relation));
  }

  private Set<String> steps(Predicate<JsonNode> which) {
    Set<String> types = new TreeSet<>();
    for (JsonNode step : root.findParents("Node Type")) {
      if (which.test(step)) {
        types.add(step.get("Node Type").asText());
      }
    }
    return types;
  }
}
