/** What holds for every request: how bodies are read and how large they may be. */
@NullMarked
package io.playledger.platform.http;

import org.jspecify.annotations.NullMarked;
