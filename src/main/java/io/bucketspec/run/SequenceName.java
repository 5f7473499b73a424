package io.bucketspec.run;

import io.bucketspec.grouping.FrameName;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.MediaType;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.util.Arrays;

/**
 * A key of a rule that groups by sequence, seen as what all members of its sequence share and what
 * differs between them. What differs is the frame number, or in its place the captures that the
 * rule orders by, and the capture of views that stand side by side.
 *
 * <p>Reused: about the key last looked at.
 */
final class SequenceName {
  private static final byte NUMBER = '#';
  private static final byte VIEW = '*';

  private final FrameName frame = new FrameName();
  private final ByteBuilder format = new ByteBuilder(16);
  private byte[] key;
  private int keyLength;
  private int stemEnd;
  private int formatStart;
  private boolean strict;
  private int gaps;
  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private int viewStart;
  private int viewEnd;

  /**
   * Looks at a key.
   *
   * @return false if nothing in it tells members of a sequence apart: no number, or a capture that
   *     took no part
   */
  boolean read(CompiledRule rule, RuleMatch match, byte[] newKey, int length) {
    key = newKey;
    keyLength = length;
    GroupBy.Sequence sequence = (GroupBy.Sequence) rule.group();
    strict = sequence.padding() == GroupBy.Padding.STRICT;
    int pair = rule.pairCapture();
    viewStart = pair < 0 ? -1 : match.start(pair);
    viewEnd = viewStart < 0 ? -1 : match.end(pair);
    gaps = 0;
    boolean numbered = frame.read(key, 0, length, viewStart, viewEnd);
    if (rule.orderCaptures().length == 0) {
      if (numbered) {
        gap(frame.start(), frame.end());
      }
    } else {
      numbered = captures(rule, match);
    }
    if (viewStart >= 0) {
      gap(viewStart, viewEnd);
    }
    formatStart = frame.extension();
    stemEnd = formatStart < length ? formatStart - 1 : length;
    sortGaps();
    if (gaps > 0 && ends[gaps - 1] > stemEnd) {
      formatStart = length;
      stemEnd = length;
    }
    return numbered;
  }

  private boolean captures(CompiledRule rule, RuleMatch match) {
    for (int capture : rule.orderCaptures()) {
      if (match.start(capture) < 0) {
        return false;
      }
      gap(match.start(capture), match.end(capture));
    }
    return true;
  }

  private void gap(int start, int end) {
    if (gaps == starts.length) {
      starts = Arrays.copyOf(starts, gaps * 2);
      ends = Arrays.copyOf(ends, gaps * 2);
    }
    starts[gaps] = start;
    ends[gaps] = end;
    gaps++;
  }

  /** There are few, and nearly always in order. */
  private void sortGaps() {
    for (int i = 1; i < gaps; i++) {
      for (int j = i; j > 0 && starts[j] < starts[j - 1]; j--) {
        swap(starts, j);
        swap(ends, j);
      }
    }
  }

  private static void swap(int[] array, int i) {
    int kept = array[i];
    array[i] = array[i - 1];
    array[i - 1] = kept;
  }

  /** Where the detected frame number begins. */
  int numberStart() {
    return frame.start();
  }

  int numberEnd() {
    return frame.end();
  }

  /** Where the view stands in the key; -1 if there is none. */
  int viewStart() {
    return viewStart;
  }

  int viewEnd() {
    return viewEnd;
  }

  /**
   * Appends what the members of the sequence share, the beginning of the key last.
   *
   * @return how many last bytes are the beginning of the key
   */
  int appendIdentity(ByteBuilder out) {
    Varint.append(out, gaps);
    for (int i = 0; i < gaps; i++) {
      int width = strict ? ends[i] - starts[i] : 0;
      Varint.append(out, starts[i] == viewStart ? 0 : 1 + width);
    }
    format.clear();
    MediaType.appendFormat(key, formatStart, keyLength, format);
    Varint.append(out, format.array(), 0, format.length());
    for (int i = 0; i < gaps; i++) {
      int to = i + 1 < gaps ? starts[i + 1] : stemEnd;
      Varint.append(out, key, Math.min(ends[i], to), to);
    }
    int shared = gaps == 0 ? stemEnd : starts[0];
    out.append(key, 0, shared);
    return shared;
  }

  /** Appends the key with signs for what differs: {@code a/frame_#.jpg}. */
  void appendText(ByteBuilder out) {
    int from = 0;
    for (int i = 0; i < gaps; i++) {
      out.append(key, from, Math.max(from, starts[i]));
      int signs = strict && starts[i] != viewStart ? ends[i] - starts[i] : 1;
      for (int k = 0; k < signs; k++) {
        out.append(starts[i] == viewStart ? VIEW : NUMBER);
      }
      from = ends[i];
    }
    out.append(key, from, Math.max(from, stemEnd));
    if (formatStart < keyLength) {
      out.append((byte) '.');
      MediaType.appendFormat(key, formatStart, keyLength, out);
    }
  }
}
