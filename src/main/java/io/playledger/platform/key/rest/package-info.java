/** The calls that administer API keys. */
@NullMarked
package io.playledger.platform.key.rest;

import org.jspecify.annotations.NullMarked;
