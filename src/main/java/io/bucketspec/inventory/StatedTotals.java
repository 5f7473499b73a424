package io.bucketspec.inventory;

import java.io.Serializable;

/**
 * What a manifest says that all its data files hold.
 *
 * @param rows how many rows, or {@link #NOT_STATED}
 * @param bytes the sizes of all rows' objects together, or {@link #NOT_STATED}
 */
public record StatedTotals(long rows, long bytes) implements Serializable {
  public static final long NOT_STATED = -1;

  /** Nothing is stated. */
  public static final StatedTotals NONE = new StatedTotals(NOT_STATED, NOT_STATED);
}
