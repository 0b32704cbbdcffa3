/** The connections to the database, embedded or not. */
@NullMarked
package io.playledger.platform.database;

import org.jspecify.annotations.NullMarked;
