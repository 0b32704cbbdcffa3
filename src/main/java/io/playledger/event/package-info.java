/**
 * What can happen: the envelope that every event travels in, and a record for each event of our
 * own. Plain Java; knows nothing of HTTP, databases or JSON libraries.
 */
@NullMarked
package io.playledger.event;

import org.jspecify.annotations.NullMarked;
