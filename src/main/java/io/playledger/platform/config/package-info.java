/** Start-up checks on the configuration. */
@NullMarked
package io.playledger.platform.config;

import org.jspecify.annotations.NullMarked;
