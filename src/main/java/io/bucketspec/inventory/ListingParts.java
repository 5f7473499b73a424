package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a listing into parts that can be listed at the same time: a store gives the objects below a
 * folder only one page after the other. The folders of a level or two are enough for that.
 */
final class ListingParts {
  private static final int MOST_LEVELS = 3;

  /** With as many parts there is work for every processor. */
  private static final int ENOUGH = 64;

  /** What the driver holds at most. */
  private static final int MOST_PARTS = 50_000;

  /** A folder of more objects than this is not looked through for folders between them. */
  private static final int MOST_LOOKED_AT = 100_000;

  /** How many folders are looked through at the same time. */
  private static final int AT_ONCE = 16;

  private final ListedStore store;
  private final List<ListingPart> parts = new ArrayList<>();

  private ListingParts(ListedStore store) {
    this.store = store;
  }

  /** The parts of all that is below a folder; no object is in two of them, and each is in one. */
  static List<ListingPart> of(ListedStore store, String folder) {
    ListingParts cut = new ListingParts(store);
    List<String> open = List.of(folder);
    for (int level = 0; level < MOST_LEVELS && !open.isEmpty(); level++) {
      if (cut.parts.size() + open.size() >= ENOUGH) {
        break;
      }
      open = cut.cut(open);
    }
    open.forEach(whole -> cut.parts.add(ListingPart.below(whole)));
    return List.copyOf(cut.parts);
  }

  /** Cuts folders into what lies directly in them and their folders, which it gives. */
  private List<String> cut(List<String> folders) {
    List<String> below = new ArrayList<>();
    for (int from = 0; from < folders.size(); from += AT_ONCE) {
      List<String> some = folders.subList(from, Math.min(from + AT_ONCE, folders.size()));
      List<Optional<List<String>>> answers = StoreRequests.all(some, this::folders);
      for (int i = 0; i < some.size(); i++) {
        Optional<List<String>> found = answers.get(i);
        if (found.isPresent() && parts.size() + below.size() + found.get().size() < MOST_PARTS) {
          parts.add(ListingPart.in(some.get(i), first(found.get())));
          below.addAll(found.get());
        } else {
          parts.add(ListingPart.below(some.get(i)));
        }
      }
    }
    return below;
  }

  private static String first(List<String> folders) {
    return folders.stream()
        .filter(folder -> StorePath.name(folder).charAt(0) > '/')
        .min(
            Comparator.comparing(
                folder -> (folder + "/").getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
        .orElse("");
  }

  /** The folders in a folder; empty if it has none, or is better left whole. */
  private Optional<List<String>> folders(String folder) {
    List<String> folders = new ArrayList<>();
    Iterator<ListedObject> entries = store.in(folder);
    for (int looked = 0; entries.hasNext(); looked++) {
      ListedObject entry = entries.next();
      if (looked == MOST_LOOKED_AT) {
        return Optional.empty();
      }
      if (entry.folder()) {
        if (!isChild(entry.path(), folder)) {
          return Optional.empty();
        }
        folders.add(entry.path());
      }
    }
    return folders.isEmpty() ? Optional.empty() : Optional.of(folders);
  }

  /** The path of a folder such as {@code a/../} is another's. */
  private static boolean isChild(String path, String folder) {
    String name = StorePath.name(path);
    return path.equals(StorePath.child(folder, name)) && !name.equals("..") && !name.equals(".");
  }
}
