package io.bucketspec.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what a file holds and reports a limit where it is crossed. */
final class Tally {
  private static final long VIDEOS_AT_A_TIME = 100;
  private static final long IMAGES_AT_A_TIME = 1_000;

  private final Faults faults;

  /** One number for each kind, to count in. */
  private final Map<String, long[]> items = new LinkedHashMap<>();

  private long allItems;
  private long urls;
  private long mediaBytes;

  Tally(Faults faults) {
    this.faults = faults;
  }

  void item(String label, Cursor at) {
    long ofKind = ++items.computeIfAbsent(label, key -> new long[1])[0];
    allItems++;
    if (allItems == Limits.MAX_ITEMS + 1L) {
      faults.report(
          FaultCode.TOO_MANY_ITEMS,
          at,
          "The file holds more than "
              + Limits.MAX_ITEMS
              + " items, which the platform refuses: split it into several files.");
    } else if (allItems == Limits.DEFAULT.items() + 1L) {
      faults.report(
          FaultCode.OVER_RECOMMENDED_ITEMS,
          at,
          "The file holds more than "
              + Limits.DEFAULT.items()
              + " items, the most that the platform recommends: split it into several files.");
    }
    if (label.equals("video") && ofKind == VIDEOS_AT_A_TIME + 1) {
      faults.report(
          FaultCode.OVER_RECOMMENDED_VIDEOS,
          at,
          "The file holds more than 100 videos, the most that one page of the platform recommends"
              + " at a time.");
    } else if (label.equals("image") && ofKind == IMAGES_AT_A_TIME + 1) {
      faults.report(
          FaultCode.OVER_RECOMMENDED_IMAGES,
          at,
          "The file holds more than 1000 images, the most that one page of the platform recommends"
              + " at a time.");
    }
  }

  void url(Cursor at) {
    urls++;
    if (urls == Limits.MAX_URLS + 1L) {
      faults.report(
          FaultCode.TOO_MANY_URLS,
          at,
          "The file holds more than "
              + Limits.MAX_URLS
              + " URLs, which the platform refuses: split it into several files, but no group.");
    }
  }

  /** The size of an object, where the file states it. */
  void media(long bytes, Cursor at) {
    long limit = Limits.DEFAULT.mediaBytes();
    boolean within = mediaBytes <= limit;
    mediaBytes += Math.min(bytes, Long.MAX_VALUE - mediaBytes);
    if (within && mediaBytes > limit) {
      faults.report(
          FaultCode.OVER_RECOMMENDED_MEDIA,
          at,
          "The objects up to here have more than 2 GB, the most that the platform recommends for"
              + " one file: split it.");
    }
  }

  /** No item will come any more, in a file that could be read to its end. */
  void endOfItems(Cursor at) {
    if (allItems == 0) {
      faults.report(
          FaultCode.NO_ITEMS,
          at,
          "The file holds no item, which the platform refuses: leave it out.");
    }
  }

  /** The file has ended, or what can be read of it. */
  void end(long bytes, Cursor at) {
    if (bytes > Limits.DEFAULT.fileBytes()) {
      faults.report(
          FaultCode.OVER_RECOMMENDED_BYTES,
          at,
          "The file has "
              + bytes
              + " bytes, more than the "
              + Limits.DEFAULT.fileBytes()
              + " (100 MB) that the platform recommends: split it into several files.");
    }
  }

  SpecVerdict verdict(long bytes) {
    Map<String, Long> counts = new LinkedHashMap<>();
    items.forEach((label, count) -> counts.put(label, count[0]));
    return new SpecVerdict(counts, urls, bytes, faults.errors(), faults.warnings());
  }
}
