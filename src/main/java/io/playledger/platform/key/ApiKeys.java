package io.playledger.platform.key;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who holds a key. Nothing here blocks, so it may be called on event loops. */
@ApplicationScoped
public class ApiKeys {

  private final Clock clock = Clock.systemUTC();
  private final KeyRing ring;
  private final KeyUse use;
  private final FreshLook freshLook;

  ApiKeys(KeyRing ring, KeyUse use) {
    this.ring = ring;
    this.use = use;
    this.freshLook = new FreshLook(ring::refresh);
  }

  /**
   * The key of that text; empty if it is unknown, revoked or expired. Completes at once where the
   * text is known, and otherwise, on a worker, after a look into the database: another instance may
   * have made the key a moment ago. While the database is away, keys that are known go on being
   * valid, and this fails for others.
   */
  public CompletionStage<Optional<ApiKey>> find(String keyText) {
    Optional<KeyText> text = KeyText.parse(keyText);
    if (text.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Optional<HeldSecret> known = ring.match(text.get());
    return known.isPresent()
        ? CompletableFuture.completedFuture(valid(known))
        : freshLook
            .next()
            .thenApplyAsync(
                looked -> valid(ring.match(text.get())), Infrastructure.getDefaultExecutor());
  }

  /** The id that a text names, whoever sent it; the empty string if it cannot be a key. */
  public static String idIn(String keyText) {
    return KeyText.parse(keyText).map(KeyText::id).orElse("");
  }

  /** Counts a request that the key has opened. */
  public void used(ApiKey key) {
    use.used(key.id());
  }

  /**
   * Counts a request that was refused.
   *
   * @param keyIdOrEmpty the key that it named, or the empty string; ids of no key count as none
   * @param why one of few reasons: each is counted for itself
   */
  public void refused(String keyIdOrEmpty, String why) {
    use.refused(ring.knows(keyIdOrEmpty) ? keyIdOrEmpty : "", why);
  }

  private Optional<ApiKey> valid(Optional<HeldSecret> secret) {
    return secret.filter(match -> match.isValidAt(clock.instant())).map(HeldSecret::key);
  }
}
