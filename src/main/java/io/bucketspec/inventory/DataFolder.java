package io.bucketspec.inventory;

/**
 * Where data files may lie.
 *
 * @param folder a folder or a bucket's root
 * @param layout what of a data file's key is to be put below it
 */
record DataFolder(String folder, Layout layout) {
  enum Layout {
    /** The whole key: as delivered, or a copy of the bucket. */
    KEY,
    /** Its name in a folder {@code data}, which is how a configuration's folder is laid out. */
    DATA,
    /** Its name in the last folder of its key: {@code files} for OBS. */
    LAST_FOLDER,
    /** Its name: a flat copy. */
    NAME
  }

  String path(String key) {
    String name = StorePath.name(key);
    return StorePath.child(
        folder,
        switch (layout) {
          case KEY -> key;
          case DATA -> "data/" + name;
          case LAST_FOLDER ->
              StorePath.parent(key).map(it -> StorePath.name(it) + "/" + name).orElse(name);
          case NAME -> name;
        });
  }
}
