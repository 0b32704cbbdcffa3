/** What an instance does of all that the service does, and what it leaves to others. */
@NullMarked
package io.playledger.platform.role;

import org.jspecify.annotations.NullMarked;
