package io.playledger.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.playledger.platform.error.StorageException;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one instance knows of the keys that another has made or changed. */
@ExtendWith(FreshDatabases.class)
class ApiKeysTest {

  private Database database;
  private AgroalDataSource dataSource;
  private KeyRing ring;
  private ApiKeys keys;

  @BeforeEach
  void anInstance(Database fresh) throws SQLException {
    database = fresh;
    dataSource =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(2)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(
                                factory ->
                                    factory
                                        .jdbcUrl(fresh.url())
                                        .principal(new NamePrincipal(fresh.user()))
                                        .credential(new SimplePassword(fresh.password())))));
    ring = new KeyRing(dataSource);
    ring.refresh();
    keys = new ApiKeys(ring, new KeyUse(new KeyUseRows(dataSource)));
  }

  @AfterEach
  void end() {
    dataSource.close();
  }

  @Test
  @DisplayName("A key of another instance is valid at once, and known from then on")
  void madeElsewhere() throws Exception {
    KeyText text = insertKey();

    Optional<ApiKey> found = found(text.text());

    assertThat(found).map(ApiKey::id).contains(text.id());
    assertThat(keys.find(text.text()).toCompletableFuture()).isCompletedWithValue(found);
  }

  @Test
  @DisplayName("A key that was asked for before it was made is valid once it is")
  void askedForBefore() throws Exception {
    KeyText text = KeyText.make();
    assertThat(found(text.text())).isEmpty();

    insert(text);

    assertThat(found(text.text())).isPresent();
  }

  @Test
  @DisplayName("A key that another instance revokes is valid until the next refresh, and not after")
  void revokedElsewhere() throws Exception {
    KeyText text = insertKey();
    assertThat(found(text.text())).isPresent();
    change("update platform.api_key set revoked_at = now() where id = ?", text.id());

    ring.refresh();

    assertThat(keys.find(text.text()).toCompletableFuture()).isCompletedWithValue(Optional.empty());
  }

  @Test
  @DisplayName("A secret ends at its time without another look into the database")
  void expires() throws Exception {
    KeyText text = insertKey();
    change(
        "update platform.api_key_secret set expires_at = now() - interval '1 second' where key_id = ?",
        text.id());

    ring.refresh();

    assertThat(keys.find(text.text()).toCompletableFuture()).isCompletedWithValue(Optional.empty());
  }

  @Test
  @DisplayName("While the database is away known keys are valid, and for others nobody can tell")
  void databaseAway() throws Exception {
    KeyText known = insertKey();
    Optional<ApiKey> found = found(known.text());
    assertThat(found).isPresent();

    dataSource.close();

    assertThat(keys.find(known.text()).toCompletableFuture()).isCompletedWithValue(found);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> found(KeyText.make().text()))
        .withCauseInstanceOf(StorageException.class);
    assertThatExceptionOfType(ExecutionException.class)
        .as("nor for another secret of a known key")
        .isThrownBy(() -> found(KeyText.withNewSecret(known.id()).text()))
        .withCauseInstanceOf(StorageException.class);
  }

  @Test
  @DisplayName("What cannot be a key is answered without a look into the database")
  void noKey() {
    dataSource.close();

    CompletionStage<Optional<ApiKey>> answer = keys.find("plk_short_secret");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue(Optional.empty());
  }

  private Optional<ApiKey> found(String text) throws Exception {
    return keys.find(text).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private KeyText insertKey() throws SQLException {
    KeyText text = KeyText.make();
    insert(text);
    return text;
  }

  private void insert(KeyText text) throws SQLException {
    database.execute(
        "insert into platform.api_key (id, name, scopes) values (?, ?, array['read'])",
        text.id(),
        text.id());
    change(
        "insert into platform.api_key_secret (key_id, secret_hash) values (?, ?)",
        text.id(),
        text.hash());
  }

  private void change(String sql, Object... parameters) throws SQLException {
    database.execute(sql, parameters);
    database.execute("update platform.api_key_revision set revision = revision + 1");
  }
}
