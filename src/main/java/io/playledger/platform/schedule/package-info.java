/** The life of scheduled jobs: none outlives the service. */
@NullMarked
package io.playledger.platform.schedule;

import org.jspecify.annotations.NullMarked;
