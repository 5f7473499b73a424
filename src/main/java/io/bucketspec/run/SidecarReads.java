package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.run.SidecarRecords.Wanted;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the files beside objects that a task meets, several at a time, and gives their records in
 * the order in which the files were met, so that nothing depends on which answers first.
 */
final class SidecarReads implements Closeable {
  /**
   * A store answers after some ten milliseconds: one after the other would be a hundred a second.
   */
  private static final int THREADS = 16;

  /** Files met and not yet given: more than threads, so that a slow one doesn't stop the others. */
  private static final int MOST_FILES = 64;

  /** Bytes of those files, as listed. */
  private static final long MOST_BYTES = 32 << 20;

  /** What a file is taken for whose size isn't stated. */
  private static final long UNKNOWN_SIZE = 1 << 20;

  private final SidecarRecords records;
  private final Deque<Reading> pending = new ArrayDeque<>();
  private long bytes;
  private ExecutorService threads;

  /** A file that is being read. */
  private record Reading(Wanted wanted, Future<Optional<byte[]>> content) {
    long bytes() {
      if (wanted.tooLarge()) {
        return 0;
      }
      return wanted.size() < 0 ? UNKNOWN_SIZE : wanted.size();
    }
  }

  SidecarReads(SidecarRecords records) {
    this.records = records;
  }

  /** Begins to read the file that a row of the inventory is of, if it is to be read. */
  void take(InventoryRow row) {
    Optional<Wanted> wanted = records.wanted(row);
    if (wanted.isPresent()) {
      Wanted file = wanted.get();
      Reading reading = new Reading(file, threads().submit(() -> records.read(file)));
      pending.add(reading);
      bytes += reading.bytes();
    }
  }

  /** Threads are begun one by one as files come, and not at all in a task that meets none. */
  private ExecutorService threads() {
    if (threads == null) {
      threads =
          Executors.newFixedThreadPool(
              THREADS,
              work -> {
                Thread thread = new Thread(work, "bucketspec-sidecars");
                thread.setDaemon(true);
                return thread;
              });
    }
    return threads;
  }

  /** Whether so many files are under way that no further row should be taken. */
  boolean full() {
    return pending.size() >= MOST_FILES || bytes >= MOST_BYTES;
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /**
   * Waits for the file met first of those not given yet.
   *
   * @return its record; empty if it has none
   * @throws IOException if it can't be read now
   */
  Optional<SortedRecord> next() throws IOException {
    Reading reading = pending.remove();
    bytes -= reading.bytes();
    try {
      return records.record(reading.wanted(), reading.content().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Reading of " + reading.wanted().key() + " was ended.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("Cannot read " + reading.wanted().key() + ": " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    pending.clear();
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
