/**
 * What can go wrong, as the caller sees it: RFC 9457 problem details, never an internal message.
 */
@NullMarked
package io.playledger.platform.error;

import org.jspecify.annotations.NullMarked;
