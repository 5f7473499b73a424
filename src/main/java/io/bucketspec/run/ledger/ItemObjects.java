package io.bucketspec.run.ledger;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Varint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The objects of an item as the ledger keeps them: of each its key, without what it shares with the
 * first one's, its size and a hash of its ETag. Their fingerprint is a hash of the keys in their
 * order and of the contents, by ETag; by size where the inventory states no ETag.
 */
public final class ItemObjects {
  private static final long SEED = 0x3C6EF372FE94F82BL;
  private static final BitSet NONE = new BitSet();

  private final ByteBuilder bytes = new ByteBuilder();

  /**
   * One object.
   *
   * @param size in bytes, -1 if not known
   * @param content a hash of its ETag, 0 if not known
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody changes it.
  public record PublishedObject(byte[] key, long size, long content) {
    /** Whether it is of that content, as far as can be known. */
    public boolean sameContent(long otherSize, long otherContent) {
      return (content == 0 || otherContent == 0) ? size == otherSize : content == otherContent;
    }
  }

  /** The fingerprint of the members at some positions; never 0. */
  public static long fingerprint(Members members, int from, int to) {
    return fingerprint(members, from, to, NONE);
  }

  /**
   * The same, as if some members were not there.
   *
   * @param without their positions
   */
  public static long fingerprint(Members members, int from, int to, BitSet without) {
    long hash = SEED;
    for (int i = without.nextClearBit(from); i < to; i = without.nextClearBit(i + 1)) {
      int start = members.keyStart(i);
      int end = members.keyEnd(i);
      hash = next(hash, members.bytes(), start, end, members.size(i), members.content(i));
    }
    return hash == 0 ? 1 : hash;
  }

  /** The fingerprint of an object by itself; never 0. */
  public static long fingerprint(byte[] key, int keyLength, long size, long content) {
    long hash = next(SEED, key, 0, keyLength, size, content);
    return hash == 0 ? 1 : hash;
  }

  private static long next(long hash, byte[] key, int from, int to, long size, long content) {
    return ByteHash.hash(key, from, to, hash ^ (content == 0 ? ~size : content));
  }

  /** The members at some positions, of which the first one's key is kept elsewhere. */
  public byte[] encode(Members members, int from, int to) {
    bytes.clear();
    append(members, from);
    int first = members.keyStart(from);
    int firstLength = members.keyEnd(from) - first;
    for (int i = from + 1; i < to; i++) {
      int start = members.keyStart(i);
      int length = Math.min(firstLength, members.keyEnd(i) - start);
      int differs =
          Arrays.mismatch(
              members.bytes(), first, first + length, members.bytes(), start, start + length);
      int shared = differs < 0 ? length : differs;
      Varint.append(bytes, shared);
      Varint.append(bytes, members.bytes(), start + shared, members.keyEnd(i));
      append(members, i);
    }
    return bytes.toByteArray();
  }

  private void append(Members members, int position) {
    Varint.append(bytes, members.size(position) + 1);
    bytes.appendLong(members.content(position));
  }

  /** The objects of an item, in their order. */
  public static List<PublishedObject> of(LedgerItem item) {
    List<PublishedObject> objects = new ArrayList<>(item.members());
    byte[] first = item.firstKey();
    Varint in = new Varint().over(item.objects(), 0);
    objects.add(new PublishedObject(first, in.next() - 1, in.nextLong()));
    while (objects.size() < item.members()) {
      int shared = in.nextInt();
      int rest = in.nextInt();
      byte[] key = Arrays.copyOf(first, shared + rest);
      System.arraycopy(item.objects(), in.position(), key, shared, rest);
      in.skip(rest);
      objects.add(new PublishedObject(key, in.next() - 1, in.nextLong()));
    }
    return objects;
  }
}
