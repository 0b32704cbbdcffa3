package io.playledger.bench.game;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Plays over HTTP as a player's own client would, on one connection that stays open. */
final class HttpPlayer implements GamePlayer {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int OPTIONS = 4;
  private static final int OK = 200;
  private static final byte[] NOTHING = {};

  private final int port;
  private final Random random;
  private final DefaultBHttpClientConnection connection =
      new DefaultBHttpClientConnection(Http1Config.DEFAULT);

  HttpPlayer(int port, Random random) throws IOException {
    this.port = port;
    this.random = random;
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    connection.bind(socket);
  }

  @Override
  public void play(AnswerTimes times) throws IOException, HttpException {
    String session = strings(call("POST", "/game/start", NOTHING), "sessionId").get(0);
    List<String> questions = strings(call("GET", "/questions?sessionId=" + session, null), "id");
    String score = "0";
    for (String question : questions) {
      byte[] body =
          bytes(
              "{\"sessionId\":\""
                  + session
                  + "\",\"questionId\":\""
                  + question
                  + "\",\"answer\":"
                  + random.nextInt(OPTIONS)
                  + "}");
      long begin = System.nanoTime();
      byte[] verdict = call("POST", "/answer", body);
      times.answered(System.nanoTime() - begin);
      score = strings(verdict, "currentScore").get(0);
    }
    byte[] end = call("POST", "/game/end", bytes("{\"sessionId\":\"" + session + "\"}"));
    String finalScore = strings(end, "finalScore").get(0);
    if (!finalScore.equals(score)) {
      throw new IOException("a game of %s points ended with %s".formatted(score, finalScore));
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private byte[] call(String method, String path, byte @Nullable [] body)
      throws IOException, HttpException {
    ClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
    request.setHeader(HttpHeaders.HOST, "127.0.0.1:" + port);
    if (body != null) {
      request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
      request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
      request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }
    connection.sendRequestHeader(request);
    if (body != null) {
      connection.sendRequestEntity(request);
    }
    connection.flush();
    try (ClassicHttpResponse response = connection.receiveResponseHeader()) {
      connection.receiveResponseEntity(response);
      byte[] answer = EntityUtils.toByteArray(response.getEntity());
      if (response.getCode() != OK) {
        throw new IOException(
            "%s %s was answered %d: %s"
                .formatted(
                    method, path, response.getCode(), new String(answer, StandardCharsets.UTF_8)));
      }
      return answer;
    }
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The values of every field of that name, in order. */
  private static List<String> strings(byte[] json, String field) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals(field)) {
          parser.nextToken();
          values.add(parser.getText());
        }
      }
    }
    return values;
  }
}
