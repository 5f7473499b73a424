package io.bucketspec.run;

import io.bucketspec.model.Reason;
import io.bucketspec.model.Varint;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The second step over items that are given, sorted within one or more buckets: fills spec files as
 * {@link BucketStep} does. Of copies at one place the first is written.
 */
public final class GivenBucketStep implements Iterator<Passed>, Closeable {
  private final Iterator<PlacedRecord> records;
  private final TaskFiles files;
  private final SpecFolders folders;
  private final Deque<Iterator<Passed>> out = new ArrayDeque<>();
  private final SpillBuffer text = SpillBuffer.keeping();
  private final Set<Bytes> copies = new HashSet<>();
  private int bucket = -1;
  private int buckets = -1;
  private String stretch = "";
  private byte[] place = {};
  private boolean done;

  /**
   * @param task names this task's files; the same for each attempt of it, and no other's
   */
  public GivenBucketStep(
      RunPlan plan, RunStore store, String task, Iterator<PlacedRecord> records) {
    this.records = records;
    this.files = new TaskFiles(plan, store, task);
    this.folders = new SpecFolders(plan, files, out::add);
  }

  @Override
  public boolean hasNext() {
    try {
      while (true) {
        while (!out.isEmpty() && !out.peek().hasNext()) {
          out.poll();
        }
        if (!out.isEmpty()) {
          return true;
        }
        if (done) {
          return false;
        }
        advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void advance() throws IOException {
    if (!records.hasNext()) {
      folders.leave();
      files.publish();
      out.add(List.of(Passed.tally(files.tally())).iterator());
      done = true;
      return;
    }
    PlacedRecord record = records.next();
    byte[] payload = record.payload();
    if (payload[0] == PlacedRecord.TALLY) {
      files.tally().add(Tally.ofBytes(payload, 1, payload.length));
      return;
    }
    Varint in = new Varint().over(payload, 1);
    int count = in.nextInt();
    String itsStretch = utf8(in.nextBytes());
    String folder = utf8(in.nextBytes());
    Bytes mark = new Bytes(in.nextBytes());
    requireOneCount(count);
    if (record.bucket() != bucket || !itsStretch.equals(stretch)) {
      bucket = record.bucket();
      stretch = itsStretch;
      folders.enter(buckets, bucket);
    }
    byte[] itsPlace = PlacedRecord.place(record.order(), stretch);
    if (!Arrays.equals(itsPlace, place)) {
      place = itsPlace;
      copies.clear();
    }
    item(folder, mark, payload, in.position());
  }

  /** Numbers of files are reckoned from how many buckets there are. */
  private void requireOneCount(int count) {
    if (buckets >= 0 && count != buckets) {
      throw new PlacesDiffer();
    }
    buckets = count;
  }

  private void item(String folder, Bytes mark, byte[] payload, int from) throws IOException {
    ByteArrayInputStream frame = new ByteArrayInputStream(payload, from, payload.length - from);
    try (Frames frames = new Frames(frame)) {
      frames.next();
      ItemHeader header = frames.header();
      if (!copies.add(mark)) {
        files.rejectItem(
            Reason.DUPLICATE_KEY,
            header,
            header.members(),
            "Another item of its kind has the same first URL; that one is written.");
        return;
      }
      text.clear();
      frames.copyText(text);
      folders.add(folder, header, text);
    }
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public Passed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.peek().next();
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    text.close();
    files.close();
  }
}
