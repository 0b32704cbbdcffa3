/** API keys: what programs prove themselves with, what each opens, and a record of their use. */
@NullMarked
package io.playledger.platform.key;

import org.jspecify.annotations.NullMarked;
