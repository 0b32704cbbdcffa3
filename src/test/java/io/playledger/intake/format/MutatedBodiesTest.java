package io.playledger.intake.format;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short, repeatable run of what Jazzer does for longer: the kept inputs, spoilt at random. */
class MutatedBodiesTest {

  private static final int ROUNDS = 2000;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "NaN",
    "-Infinity",
    "1e400",
    "1e99999999999",
    "-0.0",
    "00",
    "null",
    "\"a\":1",
    "\u0000",
    "\ufeff",
    "😀",
    "e1",
    "9"
  };

  private final AnyBody any = new AnyBody();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @DisplayName("Whatever is spoilt in a body, it is read, noted as bad, or refused")
  void mutated(long seed) throws Exception {
    List<byte[]> inputs = inputs();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = inputs.get(random.nextInt(inputs.size()));
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        body = mutate(body, random);
      }
      try {
        any.asEvents(body);
        any.asBatch(body);
        any.asCloudEventData(body, new String(body, StandardCharsets.UTF_8));
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        throw new AssertionError("body in hex: " + HexFormat.of().formatHex(body), e);
      }
    }
  }

  private static byte[] mutate(byte[] body, Random random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(8));
    return switch (random.nextInt(5)) {
      case 0 -> joined(body, from, PIECES[random.nextInt(PIECES.length)], from);
      case 1 -> joined(body, from, PIECES[random.nextInt(PIECES.length)], to);
      case 2 -> joined(body, from, "", to);
      case 3 -> joined(body, to, text(body, from, to), to);
      default -> flipped(body, random);
    };
  }

  private static byte[] flipped(byte[] body, Random random) {
    byte[] other = body.clone();
    if (other.length > 0) {
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return other;
  }

  private static byte[] joined(byte[] body, int end, String between, int begin) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(Arrays.copyOf(body, end));
    parts.add(between.getBytes(StandardCharsets.UTF_8));
    parts.add(Arrays.copyOfRange(body, begin, body.length));
    byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static String text(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }

  private static List<byte[]> inputs() throws IOException, URISyntaxException {
    URI folder = MutatedBodiesTest.class.getResource("FormatsFuzzTestInputs").toURI();
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }
}
