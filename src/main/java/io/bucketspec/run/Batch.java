package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;
import io.bucketspec.spec.SpecSize;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The items of one spec file while it is being filled, each as a frame: its header, then its text.
 */
final class Batch implements Closeable {
  private final SpecOptions spec;
  private final Limits limits;
  private final SpecSize size;
  private final SpillBuffer frames;
  private final ByteBuilder scratch = new ByteBuilder();

  /** Titles of groups, where the format merges groups that share one. */
  private final Set<String> groupTitles = new HashSet<>();

  private int items;
  private int urls;
  private long mediaBytes;

  Batch(SpecOptions spec, Limits limits, SpillBuffer frames) {
    this.spec = spec;
    this.limits = limits;
    this.size = new SpecSize(spec);
    this.frames = frames;
  }

  boolean fits(ItemHeader header, long textBytes) {
    return items + 1 <= limits.items()
        && (long) urls + header.members() <= limits.urls()
        && mediaBytes + header.mediaBytes() <= limits.mediaBytes()
        && size.sizeWith(header.kind(), textBytes) <= limits.fileBytes()
        && !(mergesByTitle(header) && groupTitles.contains(header.titleText()));
  }

  void add(ItemHeader header, SpillBuffer text) throws IOException {
    scratch.clear();
    Frames.begin(scratch, header, text);
    frames.append(scratch);
    text.copyTo(frames);

    size.add(header.kind(), text.length());
    items++;
    urls += header.members();
    mediaBytes += header.mediaBytes();
    if (mergesByTitle(header)) {
      groupTitles.add(header.titleText());
    }
  }

  /** A CSV spec says which rows belong together by their title alone. */
  private boolean mergesByTitle(ItemHeader header) {
    return spec.format() == SpecFormat.CSV && header.kind().grouped();
  }

  /** How far the limit that is reached first is reached: 1 is full. */
  double fill() {
    double byCount = Math.max((double) items / limits.items(), (double) urls / limits.urls());
    double byBytes =
        Math.max(
            (double) size.size() / limits.fileBytes(), (double) mediaBytes / limits.mediaBytes());
    return Math.max(byCount, byBytes);
  }

  int items() {
    return items;
  }

  int urls() {
    return urls;
  }

  long mediaBytes() {
    return mediaBytes;
  }

  /** Bytes of the file that it makes. */
  long fileBytes() {
    return size.size();
  }

  /** The frames from the first on. */
  Frames frames() throws IOException {
    return new Frames(frames.read());
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
