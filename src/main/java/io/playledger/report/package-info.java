/** The batch layer seen from Java: keeps the SQL models fresh and reads the report views. */
@NullMarked
package io.playledger.report;

import org.jspecify.annotations.NullMarked;
