package io.bucketspec.metadata;

/**
 * A number as it is written, which may have more digits than any type of Java keeps.
 *
 * @param text by the grammar of JSON, RFC 8259, section 6
 */
record JsonNumber(String text) {}
