/** Who may call what. */
@NullMarked
package io.playledger.platform.security;

import org.jspecify.annotations.NullMarked;
