package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in docs/clients.md are the files in docs/clients, which are tested. */
class ClientDocsTest {

  private static final Path PAGE = Path.of("docs", "clients.md");
  private static final Path FILES = Path.of("docs", "clients");

  /** A heading that links to a file, and the first fenced block below it. */
  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^## [^\\n]*\\(clients/([^)]+)\\)$.*?^```\\w+\\n(.*?)^```$");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("The page shows every file as it is")
  void shown(String file) throws IOException {
    assertThat(shown().get(file))
        .as("%s, as %s shows it", file, PAGE)
        .isEqualTo(Files.readString(FILES.resolve(file)));
  }

  @Test
  @DisplayName("The page shows no file that is not there")
  void noOthers() throws IOException {
    assertThat(shown().keySet()).isEqualTo(files().collect(Collectors.toSet()));
  }

  private static Map<String, String> shown() throws IOException {
    Map<String, String> byFile = new TreeMap<>();
    SHOWN
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(block -> byFile.put(block.group(1), block.group(2)));
    return byFile;
  }
}
