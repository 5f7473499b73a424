package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells which paths of a listing are not those of the objects that were listed. Hadoop's paths hold
 * no empty segment and no {@code .} or {@code ..}: the object {@code a//b.jpg} is listed as {@code
 * a/b.jpg}, {@code a/../c.jpg} as {@code c.jpg}, which name another object or none.
 *
 * <p>The path itself doesn't show it, and asking the store for every object would take as many
 * requests. But stores list in the order of bytes, in which such objects stand before all others of
 * the folder that they seem to lie in, or of the folder that the {@code ..} leads out of: where a
 * run of objects in one folder begins or ends, or where one is out of order. Those are asked for;
 * if one is not there as it was listed, all of its run are.
 */
final class ChangedKeys {
  private final Predicate<ListedObject> there;

  /**
   * @param there whether the store has such an object at that path
   */
  ChangedKeys(Predicate<ListedObject> there) {
    this.there = there;
  }

  /** Which of the objects, in the order that they were listed in, have other keys. */
  BitSet of(List<ListedObject> listed) {
    List<String> folders = listed.stream().map(it -> folder(it.path())).toList();
    BitSet asked = new BitSet();
    for (int i = 0; i < listed.size(); i++) {
      boolean begins = i == 0 || !folders.get(i).equals(folders.get(i - 1));
      boolean ends = i == listed.size() - 1 || !folders.get(i).equals(folders.get(i + 1));
      if (begins || ends) {
        asked.set(i);
      } else if (!isAfter(listed.get(i), listed.get(i - 1))) {
        asked.set(i - 1, i + 1);
      }
    }
    BitSet changed = missing(listed, asked);
    BitSet others = new BitSet();
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
      addRun(others, folders, i);
    }
    others.andNot(asked);
    changed.or(missing(listed, others));
    return changed;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static boolean isAfter(ListedObject object, ListedObject before) {
    byte[] bytes = object.path().getBytes(StandardCharsets.UTF_8);
    return Arrays.compareUnsigned(bytes, before.path().getBytes(StandardCharsets.UTF_8)) > 0;
  }

  private static void addRun(BitSet run, List<String> folders, int member) {
    int from = member;
    while (from > 0 && folders.get(from - 1).equals(folders.get(member))) {
      from--;
    }
    int to = member + 1;
    while (to < folders.size() && folders.get(to).equals(folders.get(member))) {
      to++;
    }
    run.set(from, to);
  }

  private BitSet missing(List<ListedObject> listed, BitSet places) {
    List<Integer> asked = new ArrayList<>();
    places.stream().forEach(asked::add);
    List<Boolean> answers = StoreRequests.all(asked, place -> there.test(listed.get(place)));
    BitSet missing = new BitSet();
    for (int i = 0; i < answers.size(); i++) {
      missing.set(asked.get(i), !answers.get(i));
    }
    return missing;
  }
}
