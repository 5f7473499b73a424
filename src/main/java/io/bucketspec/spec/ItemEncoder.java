package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;

/**
 * One item's text, as bytes; the document around it is {@link SpecWriter}'s.
 *
 * <p>An item is {@link #begin}, {@link #metadata} if it has some, a {@link #member} for each of its
 * URLs in order, {@link #end}. What stands in {@code out} is never looked at again, so that the
 * caller may drain and clear it between any two calls. Nothing is kept from one item to the next.
 * Titles and URLs are always valid UTF-8: malformed bytes come out as U+FFFD. Not thread safe.
 */
public sealed interface ItemEncoder permits JsonItemEncoder, CsvItemEncoder {

  static ItemEncoder of(SpecOptions options) {
    return switch (options.format()) {
      case JSON -> new JsonItemEncoder();
      case CSV -> new CsvItemEncoder(options);
    };
  }

  /**
   * Begins an item.
   *
   * @param title UTF-8, of which the first {@code titleLength} bytes count
   */
  void begin(ByteBuilder out, Kind kind, byte[] title, int titleLength);

  /**
   * The item's metadata, at most once, after {@link #begin} and before the first URL. Both are
   * copied as they are, so they must be JSON objects in UTF-8 that the platform takes.
   *
   * @param client the client metadata; empty for none
   * @param media the media metadata, with all fields of the kind; empty for none
   * @throws IllegalStateException if the format can't carry metadata, or there is media metadata
   *     and the kind has none
   */
  void metadata(ByteBuilder out, ByteBuilder client, ByteBuilder media);

  /**
   * One URL of the item. A kind that is not grouped has exactly one.
   *
   * @param position 0, 1, 2 … without gap
   * @param url UTF-8, of which the first {@code urlLength} bytes count
   */
  void member(ByteBuilder out, int position, byte[] url, int urlLength);

  /**
   * Begins one URL of the item, whose text the caller appends: one that holds no control character,
   * quote, backslash, comma or space, and nothing but ASCII.
   *
   * @param position 0, 1, 2 … without gap
   */
  void beginPlainMember(ByteBuilder out, int position);

  /** Ends that URL. */
  void endPlainMember(ByteBuilder out);

  /** Ends the item. */
  void end(ByteBuilder out);
}
