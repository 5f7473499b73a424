package io.bucketspec.run.ledger;

/**
 * How much a night found of a {@link NightChange}.
 *
 * @param items items, or groups where the change is a group's
 * @param objects the objects that it is about: of late members those, not the group's others
 */
public record NightCount(long items, long objects) {
  public NightCount plus(NightCount other) {
    return new NightCount(items + other.items, objects + other.objects);
  }
}
