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
  /** Rows, or the sizes that they state, which are not as many as the manifest says. */
  INVENTORY_TOTALS("inventory-totals", Reach.RUN),
  /** An inventory without sizes: limits on media bytes can't be kept, empty objects not seen. */
  NO_SIZES("no-sizes", Reach.RUN),
  /** Rows of the tag table that name no object of the inventory. */
  TAGS_WITHOUT_OBJECT("tags-without-object", Reach.RUN),
  /** URLs that a retry was asked for, and that name no object of the inventory. */
  RETRY_WITHOUT_OBJECT("retry-without-object", Reach.RUN),
  /** Items that have no row in a table that their metadata is joined from. */
  ITEMS_WITHOUT_METADATA("items-without-metadata", Reach.RUN),
  /** Rows of a metadata table that belong to no item. */
  ROWS_WITHOUT_ITEM("rows-without-item", Reach.RUN),
  /** Files with metadata beside objects that could not be read. */
  SIDECARS_NOT_READ("sidecars-not-read", Reach.RUN),
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
  IRREGULAR_SPACING("irregular-spacing", Reach.ITEM),
  /** Several rows of a metadata table for one item, which differ. */
  SEVERAL_ROWS("several-rows", Reach.ITEM),
  /** Members of a group that bring different metadata. */
  DIFFERING_MEMBERS("differing-members", Reach.ITEM),
  /** A value that is not of its declared type: it is left out. */
  METADATA_TYPE("metadata-type", Reach.ITEM, Policy.REJECT),
  /** A number that is NaN, infinite or outside of what the platform can keep: it is left out. */
  METADATA_NUMBER("metadata-number", Reach.ITEM),
  /** An integer beyond 2^53, whose last digits most readers lose: it is kept. */
  METADATA_BIG_INTEGER("metadata-big-integer", Reach.ITEM),
  /** A text that holds U+0000, which jsonb can't keep: the character is left out. */
  METADATA_NUL("metadata-nul", Reach.ITEM, Policy.REJECT),
  /** A text that holds half a surrogate pair: U+FFFD is written for it. */
  METADATA_SURROGATE("metadata-surrogate", Reach.ITEM, Policy.REJECT),
  /** A key that an object has twice: the last one stays. */
  METADATA_DUPLICATE_KEY("metadata-duplicate-key", Reach.ITEM),
  /** A key that is empty, or begins with $ and is not $encord: it is left out. */
  METADATA_KEY("metadata-key", Reach.ITEM, Policy.REJECT),
  /** Values that nest more than 100 deep: what is deeper is left out. */
  METADATA_TOO_DEEP("metadata-too-deep", Reach.ITEM, Policy.REJECT),
  /** Metadata of more than 10,000,000 bytes: the item is written without it. */
  METADATA_TOO_LARGE("metadata-too-large", Reach.ITEM, Policy.REJECT),
  /** A value that is not what the metadata schema says: it is left out. */
  METADATA_SCHEMA("metadata-schema", Reach.ITEM, Policy.REJECT),
  /** Media metadata that lacks a field or has one that can't be: none is written. */
  MEDIA_INCOMPLETE("media-incomplete", Reach.ITEM),
  /** A file size in a table that is not the inventory's, which is written. */
  MEDIA_SIZE_DIFFERS("media-size-differs", Reach.ITEM);

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
