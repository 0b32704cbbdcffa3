package io.playledger.player;

import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of registered players. Random, so that nobody can send events for one before it is given. */
final class PlayerId {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private PlayerId() {}

  static String make() {
    return UUID.randomUUID().toString();
  }

  /** Whether it may be one of ours. Others, in events from outside, may be any text. */
  static boolean mayBe(String id) {
    return FORM.matcher(id).matches();
  }
}
