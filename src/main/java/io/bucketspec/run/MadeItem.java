package io.bucketspec.run;

/**
 * An item, and what it was made of.
 *
 * @param header what is known of it besides its text
 * @param folder its spec folder
 * @param group its group, whose members stand in the item's order; valid until the next group
 * @param plan which of them it has
 */
record MadeItem(ItemHeader header, String folder, Group group, ItemPlan plan) {}
