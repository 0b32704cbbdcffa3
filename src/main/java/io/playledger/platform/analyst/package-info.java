/**
 * The database role of analysts: it reads the schemas staging, main and report in SQL, and cannot
 * hold anybody up.
 */
@NullMarked
package io.playledger.platform.analyst;

import org.jspecify.annotations.NullMarked;
