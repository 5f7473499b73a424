package io.bucketspec.inventory;

import java.util.Iterator;
import java.util.Optional;

/**
 * What a listing needs of a store. Paths are full strings. Iterators ask as they go, and hold no
 * more than an answer. Whatever can't be read is an {@link InventoryException} that names the path,
 * from iterators too.
 */
interface ListedStore {
  /** What is at a path; empty if nothing is. */
  Optional<ListedObject> at(String path);

  /** What lies directly in a folder, folders too; nothing if it is gone. */
  Iterator<ListedObject> in(String folder);

  /** All objects below a folder, at whatever depth; nothing if it is gone. */
  Iterator<ListedObject> below(String folder);
}
