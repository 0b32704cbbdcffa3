/**
 * What the data of an event must look like: a JSON Schema per product and type, and what it says.
 */
@NullMarked
package io.playledger.intake.schema;

import org.jspecify.annotations.NullMarked;
