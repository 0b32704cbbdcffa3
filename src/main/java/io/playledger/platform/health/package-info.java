/** Whether this instance can do its work. */
@NullMarked
package io.playledger.platform.health;

import org.jspecify.annotations.NullMarked;
