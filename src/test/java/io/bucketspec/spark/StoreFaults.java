package io.bucketspec.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** When the operations of a {@link FaultyFileSystem} fail, and how. */
final class StoreFaults {
  /** How an operation fails. */
  enum How {
    /** It isn't done. */
    NOT_DONE,
    /** It is done, but said not to be. */
    DONE_ALL_THE_SAME
  }

  private static final StoreFaults NOW = new StoreFaults();

  private final List<String> operations = new ArrayList<>();
  private int first = Integer.MAX_VALUE;
  private int count;
  private How how = How.NOT_DONE;

  private StoreFaults() {}

  /** An operation of a file system. */
  interface Operation<T> {
    T run() throws IOException;
  }

  /** From now on nothing fails, and operations are counted from 0. */
  static void none() {
    from(Integer.MAX_VALUE, 0, How.NOT_DONE);
  }

  /** From now on so many operations fail, from the one of that number on, counted from 0. */
  static void from(int first, int count, How how) {
    synchronized (NOW) {
      NOW.operations.clear();
      NOW.first = first;
      NOW.count = count;
      NOW.how = how;
    }
  }

  /** What was done since faults were last set. */
  static List<String> operations() {
    synchronized (NOW) {
      return List.copyOf(NOW.operations);
    }
  }

  /** Does an operation, unless it is one that fails. */
  static <T> T operation(String name, Operation<T> operation) throws IOException {
    How fault = NOW.next(name);
    if (fault == null) {
      return operation.run();
    }
    if (fault == How.DONE_ALL_THE_SAME) {
      operation.run();
    }
    throw new IOException("the store failed at " + name);
  }

  private synchronized How next(String name) {
    int number = operations.size();
    operations.add(name);
    return number >= first && number - first < count ? how : null;
  }
}
