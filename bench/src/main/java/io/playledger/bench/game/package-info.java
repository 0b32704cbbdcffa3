/** The game loop: the service under closed-loop load, against the same SQL in plain JDBC. */
@NullMarked
package io.playledger.bench.game;

import org.jspecify.annotations.NullMarked;
