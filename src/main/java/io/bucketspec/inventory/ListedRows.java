package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The objects of parts of a listing, one after the other. An object whose key no path can hold is a
 * fault, with the key that it seems to have.
 */
public final class ListedRows {
  /** As many as S3 gives in one answer. */
  private static final int BATCH = 1_000;

  private final ListingRoot root;
  private final ListedStore store;
  private final Iterator<ListingPart> parts;
  private final ExtraColumns extra;
  private final ChangedKeys check;
  private final InventoryRow row;
  private ListingPart part;
  private Iterator<ListedObject> entries = Collections.emptyIterator();

  /** Whether only changed keys are looked for, at the beginning of what is below a folder. */
  private boolean ahead;

  /** The first object of the first folder, which is another part; null if there is none. */
  private ListedObject aheadEnd;

  private List<ListedObject> batch = List.of();
  private BitSet changed = new BitSet();
  private int at = -1;
  private RowFault fault;

  /**
   * @param started when the listing began, in milliseconds since the epoch
   */
  ListedRows(
      ListingRoot root,
      ListedStore store,
      Iterator<ListingPart> parts,
      ExtraColumns extra,
      long started) {
    this.root = root;
    this.store = store;
    this.parts = parts;
    this.extra = extra;
    this.check = new ChangedKeys(object -> isThere(object, started));
    this.row = new InventoryRow(Snapshot.Source.bucket(root.bucket()));
  }

  /** What was written over since the listing began is there still. */
  private boolean isThere(ListedObject object, long started) {
    return store
        .at(object.path())
        .filter(now -> !now.folder())
        .filter(now -> isSame(object, now) || now.modified() >= started)
        .isPresent();
  }

  private static boolean isSame(ListedObject object, ListedObject now) {
    boolean etags = !object.etag().isEmpty() && !now.etag().isEmpty();
    return object.size() == now.size()
        && (etags ? object.etag().equals(now.etag()) : object.modified() == now.modified());
  }

  /**
   * Goes to the next row; false after the last.
   *
   * @throws InventoryException if the store doesn't answer
   */
  public boolean next() {
    do {
      at++;
      while (at == batch.size()) {
        if (!fill()) {
          return false;
        }
        at = 0;
      }
    } while (ahead && !changed.get(at));
    set(batch.get(at), changed.get(at));
    return true;
  }

  /** Reads the next batch of this part, or the first of the next; false if there is none. */
  private boolean fill() {
    boolean aheadDone = ahead && passed();
    while (aheadDone || !entries.hasNext()) {
      if (ahead) {
        ahead = false;
        aheadDone = false;
        entries = store.in(part.folder());
      } else if (parts.hasNext()) {
        open(parts.next());
      } else {
        return false;
      }
    }
    batch = batch();
    changed = root.objectStore() ? changed() : new BitSet();
    return true;
  }

  /** Whether a name came that stands behind all empty and dotted ones in the order of bytes. */
  private boolean passed() {
    int name = part.folder().length() + 1;
    for (int i = changed.nextClearBit(0); i < batch.size(); i = changed.nextClearBit(i + 1)) {
      if (batch.get(i).path().charAt(name) > '/') {
        return true;
      }
    }
    return false;
  }

  /**
   * What lies directly in a folder is given without those objects whose keys no path can hold. They
   * are the first ones of all that is below it.
   */
  private void open(ListingPart next) {
    part = next;
    ahead = !part.deep() && root.objectStore();
    aheadEnd = ahead && !part.firstFolder().isEmpty() ? first(part.firstFolder()) : null;
    entries = part.deep() || ahead ? store.below(part.folder()) : store.in(part.folder());
  }

  private ListedObject first(String folder) {
    Iterator<ListedObject> below = store.below(folder);
    return below.hasNext() ? below.next() : null;
  }

  private List<ListedObject> batch() {
    List<ListedObject> objects = new ArrayList<>();
    while (objects.size() < BATCH && entries.hasNext()) {
      ListedObject entry = entries.next();
      if (ahead && entry.equals(aheadEnd)) {
        entries = Collections.emptyIterator();
      } else if (!entry.folder()) {
        objects.add(entry);
      }
    }
    return objects;
  }

  private BitSet changed() {
    BitSet outside = new BitSet();
    String inside = part.folder() + "/";
    List<ListedObject> others = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).path().startsWith(inside)) {
        others.add(batch.get(i));
        places.add(i);
      } else {
        outside.set(i);
      }
    }
    if (part.deep() || ahead) {
      check.of(others).stream().forEach(i -> outside.set(places.get(i)));
    }
    return outside;
  }

  private void set(ListedObject object, boolean hasOtherKey) {
    row.clear();
    byte[] key = root.key(object.path()).getBytes(StandardCharsets.UTF_8);
    row.key(key, key.length);
    row.size(object.size());
    if (extra.lastModified()) {
      row.lastModified(object.modified());
    }
    if (extra.etag()) {
      byte[] etag = object.etag().getBytes(StandardCharsets.UTF_8);
      row.etag(etag, 0, etag.length, extra);
    }
    fault = hasOtherKey ? new RowFault(Reason.CHANGED_KEY, sentence()) : null;
  }

  private static String sentence() {
    return "An object is listed under this key, but it is not its own: Hadoop's paths hold no empty"
        + " segment and no '.' or '..', which its key has somewhere; or it is gone meanwhile. Use an"
        + " inventory report, or a list that the store's own program prints.";
  }

  /** The row that was read last; always the same instance. */
  public InventoryRow row() {
    return row;
  }

  /** What is wrong with that row, if anything is. */
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** The folder whose listing that row is of. */
  public String folder() {
    return part.folder();
  }
}
