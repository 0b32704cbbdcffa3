/** What every feature stands on: home, clock, errors, security, health, the embedded database. */
@NullMarked
package io.playledger.platform;

import org.jspecify.annotations.NullMarked;
