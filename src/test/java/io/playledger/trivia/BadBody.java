package io.playledger.trivia;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A body that must be refused.
 *
 * @param path the call it is sent to
 * @param body what is sent; {@code $SESSION} in it stands for a running game
 * @param status the answer
 * @param field that the answer names
 */
record BadBody(String path, byte[] body, int status, String field) {

  /** A game that the bodies of answers and ends are about. */
  static final String SESSION = "$SESSION";

  private static final String QUESTION =
      "{'category':'film','difficulty':'easy','questionText':'What?','options':['a','b'],"
          + "'correctIndex':0}";

  /** Those of calls within a game. */
  static Stream<BadBody> moves() {
    return Stream.of(unreadable("/answer"), answers(), unreadable("/game/end"), ends())
        .flatMap(List::stream);
  }

  /** Those of other calls. */
  static Stream<BadBody> others() {
    return Stream.of(
            unreadable("/game/start"),
            starts(),
            unreadable("/debug/shiftdays"),
            shifts(),
            unreadable("/admin/questions"),
            questions())
        .flatMap(List::stream);
  }

  /** No JSON, or JSON that is no object: the whole body is at fault. */
  private static List<BadBody> unreadable(String path) {
    List<BadBody> bodies = new ArrayList<>();
    for (String text :
        List.of(
            "{",
            "}",
            "nonsense",
            "<answer/>",
            "{'sessionId' 'a'}",
            "{unquoted: 1}",
            "{/* a comment */}",
            "{} {}",
            "{} x",
            "[]",
            "[{}]",
            "1",
            "true",
            "''",
            "'a text'",
            "[".repeat(50_000),
            "{'a':".repeat(2_000) + "1" + "}".repeat(2_000),
            "{'" + "n".repeat(60_000) + "':1}",
            "{'n':" + "9".repeat(2_000) + "}")) {
      bodies.add(of(path, text, "body"));
    }
    bodies.add(
        new BadBody(path, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}, 400, "body"));
    bodies.add(new BadBody(path, new byte[] {0, 0, 0, '{', -1, -1, -1, -1}, 400, "body"));
    bodies.add(of(path, "{'twice':1,'twice':2}", "twice"));
    return bodies;
  }

  private static List<BadBody> starts() {
    String path = "/game/start";
    List<BadBody> bodies = new ArrayList<>();
    for (String field : List.of("playerId", "category", "clientRequestId")) {
      bodies.addAll(noText(path, field, value -> "{'%s':%s}".formatted(field, value)));
      bodies.add(of(path, "{'%s':''}".formatted(field), field));
      bodies.add(of(path, "{'%s':'a\\nb'}".formatted(field), field));
      bodies.add(of(path, "{'%s':'\\u007f'}".formatted(field), field));
      bodies.add(of(path, "{'%s':'\\u0085'}".formatted(field), field));
      bodies.add(of(path, "{'%s':'%s'}".formatted(field, "x".repeat(201)), field));
    }
    for (String field : List.of("questionCount", "shiftDays", "shiftSeconds")) {
      bodies.addAll(noNumber(path, field, value -> "{'%s':%s}".formatted(field, value)));
      bodies.add(of(path, "{'%s':100000}".formatted(field), field));
      bodies.add(of(path, "{'%s':-100000}".formatted(field), field));
    }
    return bodies;
  }

  private static List<BadBody> answers() {
    String path = "/answer";
    List<BadBody> bodies = new ArrayList<>();
    bodies.addAll(
        noText(
            path,
            "sessionId",
            value -> "{'sessionId':%s,'questionId':'film-01','answer':0}".formatted(value)));
    bodies.addAll(
        noText(
            path,
            "questionId",
            value -> "{'sessionId':'$SESSION','questionId':%s,'answer':0}".formatted(value)));
    bodies.addAll(
        noNumber(
            path,
            "answer",
            value ->
                "{'sessionId':'$SESSION','questionId':'film-01','answer':%s}".formatted(value)));
    bodies.addAll(
        noNumber(
            path,
            "elapsedMillis",
            value ->
                "{'sessionId':'$SESSION','questionId':'film-01','answer':0,'elapsedMillis':%s}"
                    .formatted(value)));
    bodies.add(of(path, "{'questionId':'film-01','answer':0}", "sessionId"));
    bodies.add(of(path, "{'sessionId':null,'questionId':'film-01','answer':0}", "sessionId"));
    bodies.add(of(path, "{'sessionId':'$SESSION','answer':0}", "questionId"));
    bodies.add(of(path, "{'sessionId':'$SESSION','questionId':null,'answer':0}", "questionId"));
    bodies.add(of(path, "{'sessionId':'$SESSION','questionId':'film-01'}", "answer"));
    bodies.add(of(path, "{'sessionId':'$SESSION','questionId':'film-01','answer':null}", "answer"));
    bodies.add(
        of(
            path,
            "{'sessionId':'$SESSION','questionId':'film-01','answer':0,'elapsedMillis':-1}",
            "elapsedMillis"));
    bodies.add(of(path, "{'sessionId':'a','sessionId':'b'}", "sessionId"));
    bodies.add(
        new BadBody(
            path, json("{'sessionId':'','questionId':'film-01','answer':0}"), 404, "sessionId"));
    bodies.add(
        new BadBody(
            path,
            json("{'sessionId':'1-1-1-1-1','questionId':'film-01','answer':0}"),
            404,
            "sessionId"));
    bodies.add(
        new BadBody(
            path, json("{'sessionId':'$SESSION','questionId':'','answer':0}"), 404, "questionId"));
    bodies.add(of(path, "null", "body"));
    bodies.add(of(path, "", "body"));
    return bodies;
  }

  private static List<BadBody> ends() {
    String path = "/game/end";
    List<BadBody> bodies =
        new ArrayList<>(noText(path, "sessionId", value -> "{'sessionId':%s}".formatted(value)));
    for (String text :
        List.of(
            "{}",
            "{'sessionId':null}",
            "{'sessionId':''}",
            "{'sessionId':'1-1-1-1-1'}",
            "{'sessionId':'../..'}")) {
      bodies.add(of(path, text, "sessionId"));
    }
    bodies.add(of(path, "null", "body"));
    bodies.add(of(path, "", "body"));
    return bodies;
  }

  private static List<BadBody> shifts() {
    String path = "/debug/shiftdays";
    String field = "ShiftDateDays";
    List<BadBody> bodies =
        new ArrayList<>(noNumber(path, field, value -> "{'ShiftDateDays':%s}".formatted(value)));
    for (String text :
        List.of(
            "{}", "{'ShiftDateDays':null}", "{'ShiftDateDays':3651}", "{'ShiftDateDays':-3651}")) {
      bodies.add(of(path, text, field));
    }
    bodies.add(of(path, "null", "body"));
    bodies.add(of(path, "", "body"));
    return bodies;
  }

  private static List<BadBody> questions() {
    String path = "/admin/questions";
    List<BadBody> bodies = new ArrayList<>();
    bodies.addAll(noText(path, "category", value -> QUESTION.replace("'film'", value)));
    bodies.addAll(noText(path, "questionText", value -> QUESTION.replace("'What?'", value)));
    bodies.addAll(noText(path, "options.1", value -> QUESTION.replace("'b'", value)));
    bodies.addAll(noNumber(path, "correctIndex", value -> QUESTION.replace(":0", ":" + value)));
    for (String difficulty : List.of("null", "0", "''", "'EASY'", "'deadly'", "{}")) {
      bodies.add(of(path, QUESTION.replace("'easy'", difficulty), "difficulty"));
    }
    for (String options : List.of("null", "[]", "{}", "'a'", "['a']", "['a','A ']", "['a',' ']")) {
      bodies.add(of(path, QUESTION.replace("['a','b']", options), "options"));
    }
    bodies.add(of(path, QUESTION.replace("'b'", "null"), "options.1"));
    bodies.add(of(path, QUESTION.replace("'film'", "'Not A Slug'"), "category"));
    bodies.add(of(path, QUESTION.replace("'What?'", "' '"), "questionText"));
    bodies.add(of(path, QUESTION.replace("'What?'", "'a\\tb'"), "questionText"));
    bodies.add(of(path, QUESTION.replace(":0", ":2"), "correctIndex"));
    bodies.add(of(path, QUESTION.replace(":0", ":-1"), "correctIndex"));
    bodies.add(of(path, "{}", "category"));
    bodies.add(of(path, "null", "body"));
    bodies.add(of(path, "", "body"));
    return bodies;
  }

  /** What is no text that can be kept, and one that is too long for anything here. */
  private static List<BadBody> noText(String path, String field, UnaryOperator<String> body) {
    return Stream.of(
            "1",
            "1.5",
            "true",
            "{}",
            "[]",
            "['a']",
            "'\\u0000'",
            "'\\ud800'",
            "'\\udc00\\ud800'",
            "'" + "x".repeat(100_000) + "'")
        .filter(value -> !(field.startsWith("options") && value.contains("xxx")))
        .map(value -> of(path, body.apply(value), field))
        .toList();
  }

  /** What is no whole number of 64 bits. */
  private static List<BadBody> noNumber(String path, String field, UnaryOperator<String> body) {
    return Stream.of(
            "'1'",
            "''",
            "1.0",
            "1.5",
            "1e1",
            "true",
            "{}",
            "[1]",
            "9223372036854775808",
            "-9223372036854775809")
        .map(value -> of(path, body.apply(value), field))
        .toList();
  }

  private static BadBody of(String path, String text, String field) {
    return new BadBody(path, json(text), 400, field);
  }

  /** Single quotes are easier to read in Java. */
  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** With a running game in place of {@link #SESSION}. */
  byte[] about(String session) {
    String text = new String(body, StandardCharsets.ISO_8859_1).replace(SESSION, session);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cc}", "?");
    return "%s %s".formatted(path, text.length() > 70 ? text.substring(0, 70) + ".." : text);
  }
}
