package io.bucketspec.spark;

import io.bucketspec.run.JobOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a query wants of an inventory.
 *
 * @param job the inventory, and what is made of its objects; its output and ledger don't matter
 * @param view which rows
 * @param sample how the keys begin that are looked at, as if there were no others; empty for all
 * @param all whether {@link View#OBJECTS} has rows that are no current object
 * @param urls whether the job says how URLs are written
 */
public record InventoryRequest(
    JobOptions job, View view, String sample, boolean all, boolean urls) {
  /** Which rows. */
  public enum View {
    /** The rows of the inventory. */
    OBJECTS,
    /** The same, with what the rules make of each by itself. */
    MATCHED,
    /** The items that a run would write. */
    ITEMS,
    /** The objects and items that a run would reject. */
    REJECTS;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The view of that word. */
    public static Optional<View> ofLabel(String label) {
      return Arrays.stream(values()).filter(view -> view.label().equals(label)).findFirst();
    }
  }
}
