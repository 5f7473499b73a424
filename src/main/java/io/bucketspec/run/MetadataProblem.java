package io.bucketspec.run;

/**
 * Something wrong with the metadata that a job asks for, in view of its rules.
 *
 * @param entry the index of the entry; -1 for {@code strictClientOnly}
 * @param field the field of the entry
 * @param message what is wrong and what would be right, as a sentence
 */
public record MetadataProblem(int entry, String field, String message) {}
