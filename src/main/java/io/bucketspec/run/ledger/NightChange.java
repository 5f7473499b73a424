package io.bucketspec.run.ledger;

/** What a night finds of an item, compared with what was published before. */
public enum NightChange {
  /** Never published, and written now. */
  NEW("new"),
  /** Published with the same members in the same order, of the same content. */
  UNCHANGED("unchanged"),
  /** Published, and an object has other content under the same key since. */
  CHANGED("changed"),
  /** Likewise, and told by an earlier night. */
  CHANGED_BEFORE("changed-before"),
  /** A group that was published without some members that are there now. */
  LATE("late"),
  /** A group that was never published, and whose newest member is too young. */
  SETTLING("settling"),
  /** A group that was published with members that are not there now. */
  MEMBERS_GONE("members-gone"),
  /** Likewise, and told by an earlier night. */
  MEMBERS_GONE_BEFORE("members-gone-before"),
  /** Published, and not there now. */
  GONE("gone"),
  /** Likewise, and told by an earlier night. */
  GONE_BEFORE("gone-before"),
  /** Gone in an earlier night, and there again. */
  RETURNED("returned"),
  /** Written again as a whole, because it changed or has late members. */
  REISSUED("reissued"),
  /** Written again because the platform refused it. */
  RETRIED("retried"),
  /** Late members that were written as an item of their own. */
  SEPARATE("separate"),
  /** An object that is gone while another of the same content and size is new. */
  RENAMED("renamed");

  private final String label;

  NightChange(String label) {
    this.label = label;
  }

  /** How tables and summaries call it. */
  public String label() {
    return label;
  }
}
