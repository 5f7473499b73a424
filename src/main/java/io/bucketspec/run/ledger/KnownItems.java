package io.bucketspec.run.ledger;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was published of the items of a bucket. No object per row, so those of a bucket's million
 * objects take little more than their keys do.
 *
 * <p>Rows belong together that are of one object by itself, or of one group. Segments come one
 * after the other; what a later one has of such a unit replaces all that earlier ones have of it.
 */
public final class KnownItems {
  private static final Kind[] KINDS = Kind.values();
  private static final byte[] NOTHING = {};
  private static final int FIRST_TABLE = 1 << 10;

  /** More room than this is not taken before it is needed. */
  private static final int LARGEST_TABLE = 1 << 24;

  /** Ends a chain, and is no entry. */
  private static final int NONE = -1;

  private static final int FINGERPRINT = 8;
  private static final int NEXT = 16;
  private static final int STATE = 20;
  private static final int KEY_LENGTH = 24;
  private static final int KEY = 28;

  private static final int VISITED = 1;
  private static final int DEAD = 2;
  private static final int GROUPED = 4;
  private static final int GONE = 8;
  private static final int TOLD = 16;
  private static final int SEGMENT_SHIFT = 5;

  private final ByteBuilder entries = new ByteBuilder(1 << 16);
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> indexOfWord = new HashMap<>();
  private final Varint in = new Varint();
  private int[] table;
  private int count;

  /** The first segment that has any rows here. */
  private int firstSegment = Integer.MAX_VALUE;

  private int last = NONE;

  public KnownItems() {
    this(0);
  }

  /**
   * @param expected about how many rows there will be
   */
  public KnownItems(long expected) {
    long room = Math.max(FIRST_TABLE, Math.min(LARGEST_TABLE, 2 * expected));
    table = new int[(int) Long.highestOneBit(2 * room - 1)];
    Arrays.fill(table, NONE);
  }

  /** Adds a row of a segment, by its number; those of a segment come before those of the next. */
  public void add(LedgerItem item, int segment) {
    if (count * 2 > table.length) {
      grow();
    }
    int slot = slot(item.place());
    if (segment > firstSegment) {
      replace(slot, item, segment);
    }
    int entry = entries.length();
    int state =
        segment << SEGMENT_SHIFT
            | (item.grouped() ? GROUPED : 0)
            | (item.goneSince() == 0 ? 0 : GONE)
            | (item.told() == 0 ? 0 : TOLD);
    entries.appendLong(item.place()).appendLong(item.fingerprint());
    entries.appendInt(table[slot]).appendInt(state).appendInt(item.firstKey().length);
    entries.append(item.firstKey());
    appendRest(item);
    table[slot] = entry;
    if (count == 0) {
      firstSegment = segment;
    }
    count++;
    last = entry;
  }

  private void replace(int slot, LedgerItem item, int segment) {
    for (int entry = table[slot]; entry != NONE; entry = entries.intAt(entry + NEXT)) {
      int state = entries.intAt(entry + STATE);
      if (state >>> SEGMENT_SHIFT < segment && sameUnit(entry, state, item)) {
        entries.putInt(entry + STATE, state | DEAD);
      }
    }
  }

  private boolean sameUnit(int entry, int state, LedgerItem item) {
    if (entries.longAt(entry) != item.place() || ((state & GROUPED) != 0) != item.grouped()) {
      return false;
    }
    return item.grouped() || hasKey(entry, item.firstKey(), 0, item.firstKey().length);
  }

  private boolean hasKey(int entry, byte[] key, int from, int to) {
    int start = entry + KEY;
    int end = start + entries.intAt(entry + KEY_LENGTH);
    return Arrays.equals(entries.array(), start, end, key, from, to);
  }

  private void appendRest(LedgerItem item) {
    entries.append((byte) item.kind().ordinal());
    Varint.append(entries, word(item.rule()));
    Varint.append(entries, word(item.run()));
    Varint.append(entries, item.bucket(), 0, item.bucket().length);
    if (item.grouped()) {
      Varint.append(entries, item.group(), 0, item.group().length);
    }
    Varint.append(entries, item.members());
    Varint.append(entries, item.firstSeen());
    Varint.append(entries, item.goneSince());
    entries.appendLong(item.told());
    Varint.append(entries, item.objects(), 0, item.objects().length);
  }

  private int word(String text) {
    return indexOfWord.computeIfAbsent(
        text,
        any -> {
          words.add(text);
          return words.size() - 1;
        });
  }

  private int slot(long place) {
    return (int) (place ^ (place >>> 32)) & (table.length - 1);
  }

  private void grow() {
    table = new int[table.length * 2];
    Arrays.fill(table, NONE);
    for (int entry = first(); entry != NONE; entry = after(entry)) {
      int slot = slot(entries.longAt(entry));
      entries.putInt(entry + NEXT, table[slot]);
      table[slot] = entry;
    }
  }

  private int first() {
    return last == NONE ? NONE : 0;
  }

  private int after(int entry) {
    if (entry == last) {
      return NONE;
    }
    restOf(entry);
    in.nextByte();
    in.next();
    in.next();
    in.skip(in.nextInt());
    if ((entries.intAt(entry + STATE) & GROUPED) != 0) {
      in.skip(in.nextInt());
    }
    in.next();
    in.next();
    in.next();
    in.skip(Long.BYTES);
    in.skip(in.nextInt());
    return in.position();
  }

  private void restOf(int entry) {
    in.over(entries.array(), entry + KEY + entries.intAt(entry + KEY_LENGTH));
  }

  /**
   * Whether an object by itself was published just so, and no night told anything else of it; then
   * it counts as seen.
   *
   * @param key an array that holds the key
   */
  public boolean seesUnchanged(long place, byte[] key, int from, int to, long fingerprint) {
    for (int entry = table[slot(place)]; entry != NONE; entry = entries.intAt(entry + NEXT)) {
      int state = entries.intAt(entry + STATE);
      if (entries.longAt(entry) == place
          && (state & (DEAD | GROUPED | GONE | TOLD)) == 0
          && entries.longAt(entry + FINGERPRINT) == fingerprint
          && hasKey(entry, key, from, to)) {
        entries.putInt(entry + STATE, state | VISITED);
        return true;
      }
    }
    return false;
  }

  /** What was published of an object by itself, which then counts as seen: a row or none. */
  public List<LedgerItem> see(long place, byte[] key, int from, int to) {
    List<LedgerItem> items = new ArrayList<>(1);
    for (int entry = table[slot(place)]; entry != NONE; entry = entries.intAt(entry + NEXT)) {
      int state = entries.intAt(entry + STATE);
      if (entries.longAt(entry) == place
          && (state & (DEAD | GROUPED)) == 0
          && hasKey(entry, key, from, to)) {
        entries.putInt(entry + STATE, state | VISITED);
        items.add(item(entry));
      }
    }
    return items;
  }

  /** What was published of a group, which then counts as seen, in the order it came. */
  public List<LedgerItem> see(long place) {
    List<LedgerItem> items = new ArrayList<>(1);
    for (int entry = table[slot(place)]; entry != NONE; entry = entries.intAt(entry + NEXT)) {
      int state = entries.intAt(entry + STATE);
      if (entries.longAt(entry) == place && (state & (DEAD | GROUPED)) == GROUPED) {
        entries.putInt(entry + STATE, state | VISITED);
        items.add(0, item(entry));
      }
    }
    return items;
  }

  /** Hands over all rows that nobody asked for, in the order they came. */
  public void forEachUnseen(LedgerReader.Sink sink) throws IOException {
    for (int entry = first(); entry != NONE; entry = after(entry)) {
      if ((entries.intAt(entry + STATE) & (VISITED | DEAD)) == 0) {
        sink.row(item(entry));
      }
    }
  }

  private LedgerItem item(int entry) {
    int length = entries.intAt(entry + KEY_LENGTH);
    byte[] key = Arrays.copyOfRange(entries.array(), entry + KEY, entry + KEY + length);
    restOf(entry);
    Kind kind = KINDS[in.nextByte()];
    String rule = words.get(in.nextInt());
    String run = words.get(in.nextInt());
    byte[] bucket = in.nextBytes();
    byte[] group = (entries.intAt(entry + STATE) & GROUPED) == 0 ? null : in.nextBytes();
    int members = in.nextInt();
    long firstSeen = in.next();
    long goneSince = in.next();
    long told = in.nextLong();
    return new LedgerItem(
        entries.longAt(entry),
        kind,
        rule,
        bucket.length == 0 ? NOTHING : bucket,
        group,
        key,
        members,
        entries.longAt(entry + FINGERPRINT),
        run,
        firstSeen,
        goneSince,
        told,
        in.nextBytes());
  }
}
