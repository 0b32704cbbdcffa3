/**
 * A PostgreSQL server of our own, for people who have none at hand. It is durable, lives and dies
 * with the service, and is found again after a crash. {@link EmbeddedPostgres} is the way in.
 */
@NullMarked
package io.playledger.platform.postgres;

import org.jspecify.annotations.NullMarked;
