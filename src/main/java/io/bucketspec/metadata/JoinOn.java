package io.bucketspec.metadata;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;

/**
 * One pair of what must be alike.
 *
 * @param text what an item has: the name of a capture or of a built-in part, {@code title}, {@code
 *     url}, or a template of those in braces
 * @param column the table's column
 * @param normalizing what is done to both before they are compared
 */
public record JoinOn(String text, String column, Normalizing normalizing) implements Serializable {
  public JoinOn {
    if (column.isBlank()) {
      throw new InvalidOption("column", "'" + text + "' needs the name of a column of the table.");
    }
  }

  /** As a template. */
  public String template() {
    return text.indexOf('{') >= 0 ? text : "{" + text + "}";
  }
}
