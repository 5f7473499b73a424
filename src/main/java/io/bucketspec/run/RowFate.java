package io.bucketspec.run;

import java.util.Locale;

/** What becomes of a row of the inventory, as far as the row alone tells. */
public enum RowFate {
  /** It is a member of an item, which may be rejected still. */
  MEMBER,
  /** It is left out on purpose. */
  FILTERED,
  /** A reason keeps it out. */
  REJECTED,
  /** It is no current object. */
  SUPERSEDED;

  /** The name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
