package io.bucketspec.run;

import java.io.Serializable;

/**
 * Objects that are written although they are left out by default: the {@code accept} part of a job
 * file.
 *
 * @param archived objects that an inventory calls archived; it can't tell which were restored since
 * @param empty objects of 0 bytes
 * @param sidecars files beside objects that hold their metadata
 */
public record AcceptOptions(boolean archived, boolean empty, boolean sidecars)
    implements Serializable {
  /** None. */
  public static final AcceptOptions NONE = new AcceptOptions(false, false, false);
}
