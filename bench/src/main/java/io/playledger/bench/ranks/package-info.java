/** How long it takes to read large and small boards while scores change on them. */
@NullMarked
package io.playledger.bench.ranks;

import org.jspecify.annotations.NullMarked;
