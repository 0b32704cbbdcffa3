package io.playledger.intake.rest;

import static io.playledger.support.Admin.admin;
import static org.hamcrest.Matchers.equalTo;

import io.playledger.support.PlayledgerTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of time that nobody means. */
@PlayledgerTest
class AccountingTest {

  @ParameterizedTest
  @CsvSource({
    "from, yesterday",
    "from, +999999999-12-31T23:59:59Z",
    "from, -999999999-01-01T00:00:00Z",
    "from, -9999-01-01T00:00:00Z",
    "from, +294277-01-01T00:00:00Z",
    "to, -999999999-01-01T00:00:00+18:00",
    "to, +999999999-12-31T23:59:59-18:00"
  })
  @DisplayName("A time that is none, or that no database knows, is refused and named")
  void badTimes(String field, String time) {
    admin()
        .queryParam(field, time)
        .get("/v1/accounting")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo(field));
  }
}
