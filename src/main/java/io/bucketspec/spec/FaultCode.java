package io.bucketspec.spec;

import java.util.Locale;

/**
 * What can be wrong with a spec file. Codes are stable over versions; {@code validate.md} lists
 * them for users.
 */
public enum FaultCode {
  // The file.
  /** The file has no content. */
  EMPTY_FILE(Severity.ERROR),
  /** It is compressed, a workbook, Parquet or UTF-16, and no text in UTF-8. */
  NOT_TEXT(Severity.ERROR),
  /** It begins with a byte order mark, which readers choke on. */
  BYTE_ORDER_MARK(Severity.ERROR),
  /** Bytes that are no UTF-8. */
  MALFORMED_UTF8(Severity.ERROR),
  /** It holds no item. */
  NO_ITEMS(Severity.ERROR),
  /** More than 500,000 items. */
  TOO_MANY_ITEMS(Severity.ERROR),
  /** More than 1,000,000 URLs. */
  TOO_MANY_URLS(Severity.ERROR),
  /** More than 10,000 items. */
  OVER_RECOMMENDED_ITEMS(Severity.WARNING),
  /** More than 100 MB. */
  OVER_RECOMMENDED_BYTES(Severity.WARNING),
  /** Objects of more than 2 GB together, as far as media metadata tells. */
  OVER_RECOMMENDED_MEDIA(Severity.WARNING),
  /** More than 100 videos, the most that one page recommends. */
  OVER_RECOMMENDED_VIDEOS(Severity.WARNING),
  /** More than 1,000 images, the most that one page recommends. */
  OVER_RECOMMENDED_IMAGES(Severity.WARNING),

  // JSON.
  /** The text ends to be JSON here; nothing behind it is checked. */
  NOT_JSON(Severity.ERROR),
  /** The file ends in the middle of the document. */
  CUT_OFF(Severity.ERROR),
  /** A comma with nothing behind it. */
  TRAILING_COMMA(Severity.ERROR),
  /** More follows on the document. */
  TRAILING_CONTENT(Severity.ERROR),
  /** {@code NaN} or an infinity. */
  NOT_FINITE(Severity.ERROR),
  /** Half of a surrogate pair, which is no character. */
  LONE_SURROGATE(Severity.ERROR),
  /**
   * A key that an object has twice, at any depth: readers keep the last, and lose what the first
   * holds.
   */
  DUPLICATE_KEY(Severity.ERROR),
  /** The document is an array or a single value. */
  NOT_AN_OBJECT(Severity.ERROR),
  /** A key that the format does not have there, or in another spelling. */
  UNKNOWN_KEY(Severity.ERROR),
  /** A value of another type than its key has. */
  WRONG_TYPE(Severity.ERROR),
  /** {@code upsert_metadata} without {@code skip_duplicate_urls}, on which it depends. */
  UPSERT_WITHOUT_SKIP(Severity.ERROR),
  /** {@code pdfs}, which may have to be {@code pdf}. */
  UNCERTAIN_KEY(Severity.WARNING),
  /** Items of {@code image_groups_from_items}, which are on the platform already. */
  NOT_CHECKED(Severity.WARNING),

  // Items.
  /** An item, or an event of a scene, without its URL. */
  NO_URL(Severity.ERROR),
  /** An image group, sequence or series without a title. */
  NO_TITLE(Severity.ERROR),
  /**
   * An item of {@code image_groups} without {@code createVideo}: what the platform guesses differs
   * by the way of upload.
   */
  NO_CREATE_VIDEO(Severity.ERROR),
  /** A group without {@code objectUrl_0}. */
  NO_FIRST_MEMBER(Severity.ERROR),
  /** Numbers of {@code objectUrl_N} are missing. */
  GAP_IN_POSITIONS(Severity.ERROR),
  /** {@code objectUrl} of a group without a number, or one with leading zeros or too large. */
  BAD_POSITION(Severity.ERROR),
  /** An item of {@code scenes} without {@code scene}. */
  NO_SCENE(Severity.ERROR),
  /** A scene without a stream. */
  NO_STREAM(Severity.ERROR),
  /** A stream without {@code type} or {@code events}. */
  INCOMPLETE_STREAM(Severity.ERROR),
  /**
   * Members of an image group or sequence that stand in the order of texts, {@code 10} before
   * {@code 2}.
   */
  TEXT_ORDER(Severity.WARNING),
  /** A scene with more than 9 videos. */
  MANY_SCENE_VIDEOS(Severity.WARNING),
  /** A video of a scene with more than 100 frames. */
  MANY_SCENE_FRAMES(Severity.WARNING),
  /** {@code createVideo} where it means nothing. */
  MEANINGLESS_KEY(Severity.WARNING),
  /** A key that is for the platform's own use. */
  SYSTEM_KEY(Severity.WARNING),
  /** A blank title: the platform derives one from the URL. */
  BLANK_TITLE(Severity.WARNING),
  /** A title of more than 300 characters. */
  LONG_TITLE(Severity.WARNING),
  /** A title with a control character. */
  CONTROL_CHARACTER_IN_TITLE(Severity.WARNING),
  /** A title that another item has: they can't be told apart by name. */
  DUPLICATE_TITLE(Severity.WARNING),

  // URLs.
  /** An empty URL. */
  EMPTY_URL(Severity.ERROR),
  /** A text that is no URL, or one without host or bucket. */
  NOT_A_URL(Severity.ERROR),
  /** A URL with white space or a control character. */
  URL_WHITESPACE(Severity.ERROR),
  /** A URL of more than 16 KB. */
  URL_TOO_LONG(Severity.ERROR),
  /** {@code s3a:}, {@code abfss:}, {@code hdfs:} and the like, which only Hadoop knows. */
  HADOOP_URL(Severity.ERROR),
  /** A URL of another scheme than https, s3, gs and an access point's ARN. */
  UNKNOWN_SCHEME(Severity.ERROR),
  /** Http, which sends the data in the open. */
  HTTP_URL(Severity.WARNING),
  /** A bucket with dots in a host name, where TLS fails. */
  BUCKET_WITH_DOTS(Severity.WARNING),
  /** Several buckets or clouds in one file: an upload has one integration. */
  SEVERAL_BUCKETS(Severity.WARNING),
  /** A URL that ends in {@code /}, or names a bucket only. */
  FOLDER_URL(Severity.WARNING),
  /**
   * {@code %}, {@code #}, {@code ?}, {@code +} or what is not ASCII in an {@code s3://} or {@code
   * gs://} URL: encoded or not?.
   */
  UNCERTAIN_CHARACTER(Severity.WARNING),
  /** {@code +}, a space to S3 and itself to others. */
  PLUS_IN_URL(Severity.WARNING),
  /** A character that should be percent-encoded. */
  NOT_ASCII_IN_URL(Severity.WARNING),
  /** {@code %} that begins no encoding. */
  RAW_PERCENT(Severity.WARNING),
  /** {@code %25} before two digits: encoded twice?. */
  DOUBLE_ENCODING(Severity.WARNING),
  /** {@code #}, behind which no server sees anything. */
  FRAGMENT_IN_URL(Severity.WARNING),
  /** {@code ?}, behind which a query begins. */
  QUERY_IN_URL(Severity.WARNING),
  /** A signed URL: it expires, is a secret, and defeats the search for duplicates. */
  SIGNED_URL(Severity.WARNING),
  /** A file extension that the section does not have. */
  WRONG_EXTENSION(Severity.WARNING),
  /** {@code .mp4} among audio. */
  AMBIGUOUS_EXTENSION(Severity.WARNING),
  /** A TIFF in an image sequence. */
  TIFF_IN_SEQUENCE(Severity.WARNING),
  /** A URL that the file has twice, in one item or two. */
  DUPLICATE_URL(Severity.WARNING),
  /** An object that the file names twice, in two forms of URL. */
  DUPLICATE_OBJECT(Severity.WARNING),

  // Client metadata.
  /** {@code clientMetadata} is no object. */
  METADATA_NOT_OBJECT(Severity.ERROR),
  /** More than 10,000,000 bytes of minimal JSON for one item. */
  METADATA_TOO_LARGE(Severity.ERROR),
  /** U+0000, which jsonb can't keep. */
  METADATA_NUL(Severity.ERROR),
  /** A number that jsonb can't keep. */
  NUMBER_OUT_OF_RANGE(Severity.ERROR),
  /** An integer beyond 2^53, where most readers lose digits. */
  INEXACT_INTEGER(Severity.WARNING),
  /** A value that is not what the schema of {@code --schema} says of its key. */
  METADATA_SCHEMA(Severity.ERROR),
  /** A key that the schema of {@code --schema} does not have. */
  METADATA_NOT_IN_SCHEMA(Severity.WARNING),
  /** Values that nest more than 100 deep. */
  METADATA_TOO_DEEP(Severity.WARNING),
  /** A key that the platform keeps for itself, or that no metadata schema can have. */
  METADATA_KEY(Severity.WARNING),

  // Media metadata.
  /** Not all of its fields are there. */
  INCOMPLETE_MEDIA_METADATA(Severity.ERROR),
  /** With {@code --strict-client-only}: none, for an item of a kind that has it. */
  NO_MEDIA_METADATA(Severity.ERROR),
  /** A number that must be more than 0, and is not. */
  WRONG_VALUE(Severity.ERROR),
  /** An empty object. */
  ZERO_BYTES(Severity.WARNING),
  /** An object of more than 1 GB. */
  LARGE_OBJECT(Severity.WARNING),
  /** More than 3840 x 2160 pixels. */
  LARGE_FRAME(Severity.WARNING),
  /** More than 200,000 frames. */
  MANY_FRAMES(Severity.WARNING),

  // CSV.
  /** No heading row at the begin. */
  NO_HEADER(Severity.ERROR),
  /** Cells that are parted by something else than commas. */
  WRONG_DELIMITER(Severity.ERROR),
  /** A heading that the format does not have. */
  UNKNOWN_HEADING(Severity.ERROR),
  /** A blank heading. */
  BLANK_HEADING(Severity.ERROR),
  /** A heading that stands twice in its row. */
  DUPLICATE_HEADING(Severity.ERROR),
  /** A heading row that does not tell the kind. */
  NO_TITLE_HEADING(Severity.ERROR),
  /** Two title headings in one row. */
  SEVERAL_TITLES(Severity.ERROR),
  /** {@code Create video} is missing where it must be. */
  MISSING_HEADING(Severity.ERROR),
  /**
   * A column for what only JSON can carry: client metadata, flags, audio, text, PDF, NIfTI, scenes.
   */
  JSON_ONLY(Severity.ERROR),
  /** The old form with a single column, all of which is taken as video. */
  ONE_COLUMN(Severity.WARNING),
  /** Headings in another order than the format's page has them. */
  HEADING_ORDER(Severity.WARNING),
  /** Spaces around a heading. */
  SPACE_IN_HEADING(Severity.WARNING),
  /** A heading row with no row under it. */
  EMPTY_SECTION(Severity.WARNING),
  /** A blank line. */
  BLANK_LINE(Severity.ERROR),
  /** More cells than headings, or fewer. */
  WRONG_CELL_COUNT(Severity.ERROR),
  /** More cells than headings, but blank ones. */
  EXTRA_CELLS(Severity.WARNING),
  /** A quote in a cell that is not quoted, or text behind a closing one. */
  STRAY_QUOTE(Severity.ERROR),
  /** A quote that is not closed. */
  UNCLOSED_QUOTE(Severity.ERROR),
  /** A cell of more than a million characters; nothing behind it is checked. */
  CELL_TOO_LONG(Severity.ERROR),
  /**
   * An object that its extension puts under another heading, such as a video under {@code Image
   * title}.
   */
  WRONG_SECTION(Severity.ERROR),
  /** A blank {@code Create video}, which means true. */
  BLANK_CREATE_VIDEO(Severity.WARNING),
  /** {@code Create video} is neither true nor false. */
  BAD_CREATE_VIDEO(Severity.ERROR),
  /** {@code Create video} differs within a group. */
  MIXED_CREATE_VIDEO(Severity.ERROR),
  /** {@code Create video} is true for what is no image sequence. */
  CREATE_VIDEO_NOT_FALSE(Severity.ERROR),
  /** Rows of a group that do not stand together, or two groups of one title. */
  GROUP_INTERRUPTED(Severity.ERROR),

  // Several files.
  /** Objects that another file of the same call names, in whatever form of URL. */
  DUPLICATE_ACROSS_FILES(Severity.WARNING),
  /** {@code index.jsonl} lists the file, and it is not there. */
  MISSING(Severity.ERROR),
  /** {@code index.jsonl} does not list the file. */
  NOT_IN_INDEX(Severity.ERROR),
  /** The file has other bytes than {@code index.jsonl} says. */
  NOT_AS_INDEXED(Severity.ERROR);

  private final Severity severity;
  private final String code;

  FaultCode(Severity severity) {
    this.severity = severity;
    code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name for users, in kebab case. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }
}
