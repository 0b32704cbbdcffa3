/** Reports over HTTP: requests and responses, no logic. */
@NullMarked
package io.playledger.report.rest;

import org.jspecify.annotations.NullMarked;
