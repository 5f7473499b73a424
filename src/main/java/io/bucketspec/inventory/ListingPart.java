package io.bucketspec.inventory;

import java.io.Serializable;

/**
 * A part of a listing, which one task goes through.
 *
 * @param folder its full path
 * @param deep whether all that is below it belongs to the part, and not only what lies directly in
 *     it
 * @param firstFolder of a part that isn't deep, the folder in it that stands first in the order of
 *     bytes behind all names that begin with a dot or a slash; empty if there is none
 */
public record ListingPart(String folder, boolean deep, String firstFolder) implements Serializable {
  static ListingPart below(String folder) {
    return new ListingPart(folder, true, "");
  }

  static ListingPart in(String folder, String firstFolder) {
    return new ListingPart(folder, false, firstFolder);
  }
}
