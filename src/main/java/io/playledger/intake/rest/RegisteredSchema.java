package io.playledger.intake.rest;

/** Where a schema was put. */
record RegisteredSchema(String product, String type, int version) {}
