package io.playledger.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/boards.md says to type, typed. */
@PlayledgerTest
class BoardDocsTest {

  private static final Pattern SCRIPT = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern TOP_TEN = Pattern.compile("The top ten is `([^`]+)`");

  @Test
  @DisplayName("From a game that is registered to its top ten, by curl, as the page has it")
  void flow() throws Exception {
    String page = Files.readString(Path.of("docs", "boards.md"));
    List<MatchResult> scripts = SCRIPT.matcher(page).results().toList();
    String topTen = TOP_TEN.matcher(page).results().findFirst().orElseThrow().group(1);
    assertThat(scripts).hasSize(1);

    Finished run =
        Finished.run(
            Duration.ofMinutes(1),
            Map.of(
                "PLAYLEDGER_URL",
                "http://127.0.0.1:" + RestAssured.port,
                "PLAYLEDGER_ADMIN_KEY",
                PostgresResource.ADMIN_KEY,
                "no_proxy",
                "*"),
            "sh",
            "-c",
            scripts.get(0).group(1));

    assertThat(run.status()).as("%s", run).isZero();
    assertThat(run.out())
        .contains(topTen)
        .contains("\"scoring\":\"wins\"", "\"season\":\"20", "\"players\":2")
        .contains("\"wins\":1", "\"rock_selections\":1");
  }
}
