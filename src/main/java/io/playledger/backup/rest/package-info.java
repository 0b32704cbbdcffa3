/** Backups over HTTP. */
@NullMarked
package io.playledger.backup.rest;

import org.jspecify.annotations.NullMarked;
