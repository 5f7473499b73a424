package io.bucketspec.grouping;

/**
 * A stable merge sort of indexes. Runs that are in order already are taken as they are, so sorted
 * input takes one pass; equal elements stay in their order.
 */
public final class IndexSort {
  private static final int SHORTEST_RUN = 16;

  /** Compares what two indexes stand for. */
  public interface Order {
    int compare(int a, int b);
  }

  private final Order order;
  private int[] from;
  private int[] to;

  private IndexSort(int[] index, int count, Order order) {
    this.order = order;
    this.from = index;
    this.to = new int[count];
  }

  /** Sorts the first {@code count} indexes. */
  public static void sort(int[] index, int count, Order order) {
    int[] runs = new int[count / SHORTEST_RUN + 2];
    int runCount = 0;
    for (int start = 0; start < count; start = runs[runCount]) {
      runs[++runCount] = run(index, start, count, order);
    }
    if (runCount > 1) {
      new IndexSort(index, count, order).merge(index, runs, runCount);
    }
  }

  /** Makes a run that begins at {@code start} and gives its end. */
  private static int run(int[] index, int start, int count, Order order) {
    int end = start + 1;
    if (end < count && order.compare(index[start], index[end]) > 0) {
      while (end < count && order.compare(index[end - 1], index[end]) > 0) {
        end++;
      }
      reverse(index, start, end);
    }
    while (end < count && order.compare(index[end - 1], index[end]) <= 0) {
      end++;
    }
    int least = Math.min(count, start + SHORTEST_RUN);
    for (; end < least; end++) {
      insert(index, start, end, order);
    }
    return end;
  }

  private static void reverse(int[] index, int start, int end) {
    for (int i = start, j = end - 1; i < j; i++, j--) {
      int kept = index[i];
      index[i] = index[j];
      index[j] = kept;
    }
  }

  private static void insert(int[] index, int start, int at, Order order) {
    int inserted = index[at];
    int i = at;
    while (i > start && order.compare(index[i - 1], inserted) > 0) {
      index[i] = index[i - 1];
      i--;
    }
    index[i] = inserted;
  }

  /** Merges neighbouring runs until one is left; {@code runs} holds their ends from 1 on. */
  private void merge(int[] index, int[] runs, int count) {
    int left = count;
    while (left > 1) {
      int merged = 0;
      for (int i = 0; i < left; i += 2) {
        int end = runs[Math.min(i + 2, left)];
        mergeTwo(runs[i], runs[i + 1], end);
        runs[++merged] = end;
      }
      left = merged;
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    if (from != index) {
      System.arraycopy(from, 0, index, 0, runs[1]);
    }
  }

  private void mergeTwo(int start, int middle, int end) {
    int i = start;
    int j = middle;
    int k = start;
    if (middle < end && order.compare(from[middle - 1], from[middle]) > 0) {
      while (i < middle && j < end) {
        to[k++] = order.compare(from[i], from[j]) <= 0 ? from[i++] : from[j++];
      }
    }
    System.arraycopy(from, i, to, k, middle - i);
    k += middle - i;
    System.arraycopy(from, j, to, k, end - j);
  }
}
