/** How the database's structure is brought up to date. */
@NullMarked
package io.playledger.platform.migration;

import org.jspecify.annotations.NullMarked;
