package io.playledger.report.rest;

/**
 * A run that has begun.
 *
 * @param href where it can be followed
 */
record StartedCheck(long id, String href) {

  static StartedCheck of(long id) {
    return new StartedCheck(id, "/checks/" + id);
  }
}
