package io.bucketspec.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be noticed on an item or on a run, without making it wrong. */
public enum FindingCode {
  /** A bucket whose name has dots: its virtual-hosted URLs would fail TLS. */
  BUCKET_WITH_DOTS("bucket-with-dots", Reach.RUN),
  /** A manifest that stands without its checksum file. */
  NO_CHECKSUM("no-checksum", Reach.RUN),
  /** A newer snapshot that is not complete and was passed over. */
  SNAPSHOT_SKIPPED("snapshot-skipped", Reach.RUN),
  /** An inventory without sizes: limits on media bytes can't be kept, empty objects not seen. */
  NO_SIZES("no-sizes", Reach.RUN),
  /** Rows of the tag table that name no object of the inventory. */
  TAGS_WITHOUT_OBJECT("tags-without-object", Reach.RUN),
  /** Members of a group that were rejected, so that the group is not whole. */
  MEMBERS_REJECTED("members-rejected", Reach.ITEM),
  /** An item that alone is over a limit of a batch: it has a file of its own. */
  OVER_LIMIT("over-limit", Reach.ITEM),
  /** A title of more than 300 characters, the platform's limit for names. */
  LONG_TITLE("long-title", Reach.ITEM),
  /** A group with a single member. */
  GROUP_OF_ONE("group-of-one", Reach.ITEM),
  /** A group with more members than its rule allows. */
  TOO_MANY_MEMBERS("too-many-members", Reach.PARTS, Policy.REJECT),
  /** Frame numbers that are not there, between the lowest and the highest. */
  MISSING_FRAMES("missing-frames", Reach.PARTS),
  /** Frame numbers that rise by more than one, always by the same. */
  FRAME_STEP("frame-step", Reach.ITEM),
  /** Several members with the same frame number. */
  DUPLICATE_NUMBERS("duplicate-numbers", Reach.PARTS),
  /** Frame numbers that are not all padded to one width. */
  MIXED_PADDING("mixed-padding", Reach.PARTS),
  /** Frame numbers of which not all views are there. */
  UNPAIRED_VIEWS("unpaired-views", Reach.ITEM),
  /** Members a hundred times as large, or as small, as most. */
  MIXED_SIZES("mixed-sizes", Reach.PARTS),
  /** Members of the same content, by ETag and size. Looked for only where it has a policy. */
  COPIES("copies", Reach.PARTS),
  /** A sequence of TIFF images, which the platform does not take. */
  TIFF_SEQUENCE("tiff-sequence", Reach.PARTS, Policy.REJECT),
  /** A series whose objects lie in several folders. */
  SPANS_FOLDERS("spans-folders", Reach.ITEM),
  /** A series that lacks objects, or whose folder holds objects that no tags are known of. */
  INCOMPLETE_SERIES("incomplete-series", Reach.ITEM),
  /** A SOPInstanceUID that several objects of a series have. */
  DUPLICATE_INSTANCES("duplicate-instances", Reach.ITEM),
  /** Tags of a series that can't be read as what they are. */
  UNREADABLE_TAGS("unreadable-tags", Reach.ITEM),
  /** Slices that are a localizer of the series, not of its volume. */
  LOCALIZER("localizer", Reach.ITEM),
  /** Several slices at the same positions, and no tag that tells which belong together. */
  REPEATED_POSITIONS("repeated-positions", Reach.ITEM),
  /** Places in a stack where slices are missing. */
  SLICE_GAP("slice-gap", Reach.ITEM),
  /** Slices that are not evenly spaced. */
  IRREGULAR_SPACING("irregular-spacing", Reach.ITEM);

  private final String code;
  private final Reach reach;
  private final Policy defaultPolicy;

  /** What a finding is noticed on. */
  private enum Reach {
    RUN,
    ITEM,
    /** An item that can be cut into parts which don't have the finding. */
    PARTS
  }

  FindingCode(String code, Reach reach) {
    this(code, reach, Policy.WARN);
  }

  FindingCode(String code, Reach reach, Policy defaultPolicy) {
    this.code = code;
    this.reach = reach;
    this.defaultPolicy = defaultPolicy;
  }

  public String code() {
    return code;
  }

  /** Whether it is noticed on one item, so that the item can be rejected for it. */
  public boolean ofItem() {
    return reach != Reach.RUN;
  }

  /** Whether the policy can be {@link Policy#SPLIT}. */
  public boolean splits() {
    return reach == Reach.PARTS;
  }

  /** What it does where the job file doesn't say. */
  public Policy defaultPolicy() {
    return defaultPolicy;
  }

  public static Optional<FindingCode> ofCode(String code) {
    return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
  }

  public static String codes() {
    return Arrays.stream(values()).map(FindingCode::code).collect(Collectors.joining(", "));
  }
}
