package io.bucketspec.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be noticed on an item or on a run, without making it wrong. */
public enum FindingCode {
  /** A bucket whose name has dots: its virtual-hosted URLs would fail TLS. */
  BUCKET_WITH_DOTS("bucket-with-dots", false),
  /** A manifest that stands without its checksum file. */
  NO_CHECKSUM("no-checksum", false),
  /** A newer snapshot that is not complete and was passed over. */
  SNAPSHOT_SKIPPED("snapshot-skipped", false),
  /** An inventory without sizes: limits on media bytes can't be kept, empty objects not seen. */
  NO_SIZES("no-sizes", false),
  /** Members of a group that were rejected, so that the group is not whole. */
  MEMBERS_REJECTED("members-rejected", true),
  /** An item that alone is over a limit of a batch: it has a file of its own. */
  OVER_LIMIT("over-limit", true),
  /** A title of more than 300 characters, the platform's limit for names. */
  LONG_TITLE("long-title", true);

  private final String code;
  private final boolean ofItem;

  FindingCode(String code, boolean ofItem) {
    this.code = code;
    this.ofItem = ofItem;
  }

  public String code() {
    return code;
  }

  /** Whether it is noticed on one item, so that the item can be rejected for it. */
  public boolean ofItem() {
    return ofItem;
  }

  public static Optional<FindingCode> ofCode(String code) {
    return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
  }

  public static String codes() {
    return Arrays.stream(values()).map(FindingCode::code).collect(Collectors.joining(", "));
  }
}
