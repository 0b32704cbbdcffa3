/**
 * Events from outside: read in the format they come in, judged by the rules, and taken in groups,
 * each with a known fate. What breaks a rule goes to quarantine.
 */
@NullMarked
package io.playledger.intake;

import org.jspecify.annotations.NullMarked;
