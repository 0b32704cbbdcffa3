package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An event as its format reads it; no rule but those of the format has been looked at.
 *
 * @param id the sender's name for it; null where the format has none
 * @param type what happened
 * @param source who says so; null where that is the key
 * @param time when it happened, RFC 3339; null where it has no time of its own
 * @param product which game; null where that is the key's
 * @param playerId who did it
 * @param sessionId the game session
 * @param data the facts
 * @param context what came with it and is no fact
 */
public record Draft(
    @Nullable String id,
    String type,
    @Nullable String source,
    @Nullable String time,
    @Nullable String product,
    @Nullable String playerId,
    @Nullable String sessionId,
    ObjectNode data,
    @Nullable ObjectNode context) {}
