package io.playledger.backup.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Admin;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Sql;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class BackupResourceTest {

  private static final String SESSION = "application_name = 'playledger-backup'";

  @Inject AgroalDataSource dataSource;

  @AfterEach
  void dropFiller() throws SQLException {
    execute("drop table if exists trivia.filler");
  }

  @Test
  @DisplayName("Only administrators get a backup")
  void adminOnly() {
    given().get("/admin/backup").then().statusCode(401);
  }

  @Test
  @DisplayName("A backup comes as a ZIP file, its manifest last")
  void wholeFile() throws Exception {
    byte[] file =
        Admin.admin()
            .accept("application/zip")
            .get("/admin/backup")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .header("Content-Disposition", containsString("playledger.zip"))
            .extract()
            .asByteArray();

    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).contains("tables/ledger.event.copy", "tables/trivia.question.copy");
    assertThat(names.getLast()).isEqualTo("manifest.json");
    Await.until("its session is over", () -> !isTrue(SESSION));
  }

  @Test
  @DisplayName(
      "While a slow reader takes its time, the backup waits and the ledger's readers do not")
  void slowReader() throws Exception {
    fill();
    try (InputStream backup = backup()) {
      assertThat(backup.readNBytes(1000)).hasSize(1000);
      Await.until("the backup waits", () -> isTrue(SESSION + " and wait_event = 'ClientWrite'"));

      assertThat(isTrue(SESSION + " and backend_xid is null")).isTrue();
    }
    Await.until("its session ends with its reader", () -> !isTrue(SESSION));
  }

  @Test
  @DisplayName("A backup that the database ends early does not look whole to its reader")
  void endsEarly() throws Exception {
    fill();
    try (InputStream backup = backup()) {
      Await.until("the backup waits", () -> isTrue(SESSION + " and wait_event = 'ClientWrite'"));

      execute("select pg_terminate_backend(pid) from pg_stat_activity where " + SESSION);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> backup.transferTo(OutputStream.nullOutputStream()));
    }
  }

  /** More than fits between the database and a reader that does not read. */
  private void fill() throws SQLException {
    execute(
        """
        create table trivia.filler as
        select string_agg(sha512((i * 1000 + j)::text::bytea)::text, '') as bytes
        from generate_series(1, 250) i, generate_series(1, 1000) j group by i
        """);
  }

  private static InputStream backup() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/admin/backup".formatted(RestAssured.port)))
            .header("Authorization", "Bearer " + PostgresResource.ADMIN_KEY)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
  }

  private boolean isTrue(String session) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Boolean.class,
          "select exists (select from pg_stat_activity where %s)".formatted(session));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, sql);
    }
  }
}
