/**
 * Copies everything we keep into one file, and back into another database. {@link
 * io.playledger.backup.Backups} writes it from the running service; {@link
 * io.playledger.backup.RestoreCommand} reads it where no service runs.
 */
@NullMarked
package io.playledger.backup;

import org.jspecify.annotations.NullMarked;
