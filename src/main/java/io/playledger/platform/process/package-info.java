/**
 * Servers of our own as child processes: kept running while the service lives, gone with it, and
 * cleared away where a killed service left them behind.
 */
@NullMarked
package io.playledger.platform.process;

import org.jspecify.annotations.NullMarked;
