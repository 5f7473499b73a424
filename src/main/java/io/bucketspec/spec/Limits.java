package io.bucketspec.spec;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;

/**
 * What one spec file may hold.
 *
 * <p>The hard caps are the platform's: it refuses a file over them. The defaults are the stricter
 * pair that its best-practice page recommends, and 2 GB of media, which it processes within three
 * hours.
 *
 * @param items items of all kinds
 * @param urls object URLs: one for a single item, one per member of a group
 * @param fileBytes the file's own size
 * @param mediaBytes the sum of the sizes of the objects it names
 */
public record Limits(int items, int urls, long fileBytes, long mediaBytes) implements Serializable {
  /** Items in one file that the platform takes at most. */
  public static final int MAX_ITEMS = 500_000;

  /** URLs in one file that the platform takes at most. */
  public static final int MAX_URLS = 1_000_000;

  /** Bytes of one URL that the platform takes at most: 16 KB. */
  public static final int MAX_URL_BYTES = 16 * 1024;

  /** Characters of a name that the platform supports. */
  public static final int MAX_TITLE_CHARS = 300;

  /** Bytes of an item's client metadata, as minimal JSON: the stricter reading of 10 MB. */
  public static final int MAX_METADATA_BYTES = 10_000_000;

  public static final Limits DEFAULT = new Limits(10_000, MAX_URLS, 100_000_000L, 2_000_000_000L);

  public Limits {
    atLeastOne("items", items);
    atLeastOne("urls", urls);
    atLeastOne("fileBytes", fileBytes);
    atLeastOne("mediaBytes", mediaBytes);
    atMost("items", items, MAX_ITEMS);
    atMost("urls", urls, MAX_URLS);
  }

  private static void atLeastOne(String field, long value) {
    if (value < 1) {
      throw new InvalidOption(field, "'" + field + "' is " + value + " but must be at least 1.");
    }
  }

  private static void atMost(String field, long value, long cap) {
    if (value > cap) {
      throw new InvalidOption(
          field,
          "'" + field + "' is " + value + " but the platform takes at most " + cap + " in a file.");
    }
  }
}
