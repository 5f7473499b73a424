package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.io.Serializable;

/**
 * Why one row of an inventory is no object.
 *
 * @param reason {@link Reason#BAD_ROW}, {@link Reason#BAD_KEY_ENCODING} or, of a listing, {@link
 *     Reason#CHANGED_KEY}
 * @param sentence what is wrong, for people, with the line number where rows are lines
 */
public record RowFault(Reason reason, String sentence) implements Serializable {
  /**
   * Of what can't be read as an object.
   *
   * @param place where it is, such as "Line 7"
   * @param problem what is wrong with it, as a sentence's middle
   */
  static RowFault badRow(String place, String problem) {
    return new RowFault(Reason.BAD_ROW, place + " is not a row: " + problem + ".");
  }

  /** Of a key that is not encoded as it should be. */
  static RowFault badKey(String place, String problem) {
    return new RowFault(Reason.BAD_KEY_ENCODING, place + ": the key " + problem + ".");
  }
}
