package io.bucketspec.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds objects that several files of one upload name, in whatever form of URL. Keeps 12 bytes for
 * each object, some 20 with the room to grow, up to a number of them; further ones are compared
 * with those, but not kept.
 *
 * <p>Objects are told apart by 74 bits of a hash. Of 20 million, two are taken for one about once
 * in 10^8 times.
 */
public final class UrlsOfFiles {
  /** Objects that are kept where there is memory for them. */
  public static final int MOST = 20_000_000;

  /** Bytes that one object takes, at most but for a moment. */
  public static final int BYTES_EACH = 24;

  private static final int PARTS = 1 << 10;
  private static final int FIRST_SLOTS = 16;

  /** Open addressing: a free slot's hash is 0. */
  private static final class Part {
    private long[] hashes = new long[FIRST_SLOTS];
    private int[] files = new int[FIRST_SLOTS];
    private int count;

    /** The slot of a hash, or the free one where it would stand. */
    static int find(long[] hashes, long hash) {
      int slot = (int) Math.multiplyHigh(hash >>> 1, 2L * hashes.length);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        slot = slot + 1 == hashes.length ? 0 : slot + 1;
      }
      return slot;
    }

    void put(int slot, long hash, int file) {
      hashes[slot] = hash;
      files[slot] = file;
      count++;
      if (count * 4L > hashes.length * 3L) {
        grow();
      }
    }

    private void grow() {
      long[] wider = new long[hashes.length + (hashes.length >> 1)];
      int[] widerFiles = new int[wider.length];
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] != 0) {
          int slot = find(wider, hashes[i]);
          wider[slot] = hashes[i];
          widerFiles[slot] = files[i];
        }
      }
      hashes = wider;
      files = widerFiles;
    }
  }

  /** What the current file shares with one before it. */
  private static final class Shared {
    private final Cursor.Spot first;
    private long objects;

    Shared(Cursor.Spot first) {
      this.first = first;
    }
  }

  private final Part[] parts = new Part[PARTS];
  private final List<String> files = new ArrayList<>();
  private final Map<Integer, Shared> shared = new TreeMap<>();
  private final int most;
  private long kept;
  private boolean complete = true;

  /**
   * None yet.
   *
   * @param most how many objects are kept
   */
  public UrlsOfFiles(int most) {
    this.most = most;
    Arrays.setAll(parts, i -> new Part());
  }

  /** Whether all objects were kept, so that none can have been missed. */
  public boolean isComplete() {
    return complete;
  }

  /** A file begins. */
  void begin(String file) {
    files.add(file);
    shared.clear();
  }

  /** Notes an object that the current file has not named before. */
  void add(TextHash object, Cursor at) {
    int file = files.size() - 1;
    Part part = parts[(int) (object.two() >>> 40) & (PARTS - 1)];
    long hash = object.one() == 0 ? 1 : object.one();
    int slot = Part.find(part.hashes, hash);
    if (part.hashes[slot] != 0 && part.files[slot] != file) {
      shared.computeIfAbsent(part.files[slot], key -> new Shared(at.spot())).objects++;
    } else if (part.hashes[slot] == 0 && kept < most) {
      part.put(slot, hash, file);
      kept++;
    } else if (part.hashes[slot] == 0) {
      complete = false;
    }
  }

  /** The current file has ended: reports what it shares, once for each other file. */
  void end(Faults faults) {
    shared.forEach(
        (file, with) ->
            faults.report(
                FaultCode.DUPLICATE_ACROSS_FILES,
                with.first,
                with.objects == 1
                    ? "The object of this URL stands in "
                        + files.get(file)
                        + " already: leave it out of one file."
                    : with.objects
                        + " objects, of which this URL names the first, stand in "
                        + files.get(file)
                        + " already: leave them out of one file."));
  }
}
