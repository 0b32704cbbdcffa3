/** What tests stand on: a real PostgreSQL, a player who speaks HTTP, real processes. */
package io.playledger.support;
