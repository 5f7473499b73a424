package io.bucketspec.inventory;

/**
 * A snapshot that may be chosen, complete or not.
 *
 * @param name what people call it
 * @param manifest where its manifest is, or should be
 */
record Candidate(String name, String manifest) {}
