package io.playledger.bot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

  @Test
  @DisplayName("The file holds exactly the documented names and numbers, and replaces an old one")
  void file(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("summary.json");
    Files.writeString(file, "something much longer that stood there before".repeat(100));

    Summary.of(Reports.twoDays()).writeTo(file);

    String expected =
        """
        {"runId":"run-1","seed":42,"days":[
          {"date":"2026-11-11","games":512,"finished":487,"abandoned":25,"averageScore":69.55,
           "scoreSum":33870,"answers":5003,"correct":3480},
          {"date":"2026-11-12","games":1,"finished":0,"abandoned":1,"averageScore":null,
           "scoreSum":0,"answers":0,"correct":0}],
         "requests":6000,"retries":7,"failed":2,"seconds":10.26}
        """;
    ObjectMapper json = new ObjectMapper();
    assertEquals(json.readTree(expected), json.readTree(file.toFile()));
  }
}
