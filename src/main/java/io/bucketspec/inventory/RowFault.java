package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.io.Serializable;

/**
 * Why one row of an inventory is no object.
 *
 * @param reason {@link Reason#BAD_ROW} or {@link Reason#BAD_KEY_ENCODING}
 * @param sentence what is wrong, for people, with the line number where rows are lines
 */
public record RowFault(Reason reason, String sentence) implements Serializable {}
