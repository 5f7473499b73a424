package io.bucketspec.run;

import io.bucketspec.run.LocalSteps.TestRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A bucket in which things happen every day, as they do to a company's media. */
final class ChangingBucket {
  private final Random random;
  private final TreeMap<String, StoredObject> objects = new TreeMap<>();

  /** What was deleted, and may come back. */
  private final TreeMap<String, StoredObject> deleted = new TreeMap<>();

  private int names;
  private Instant now = Instant.EPOCH;

  ChangingBucket(long seed) {
    this.random = new Random(seed);
  }

  /**
   * An object as the store has it.
   *
   * @param etag null if the inventory doesn't state it
   * @param archived whether it has to be restored before anybody reads it
   */
  record StoredObject(String key, long size, String etag, Instant modified, boolean archived) {
    /** What tells its content from another. */
    String content() {
      return etag == null ? "size " + size : etag;
    }

    StoredObject moved(String newKey, Instant time) {
      return new StoredObject(newKey, size, etag, time, archived);
    }

    StoredObject holding(long newSize, String newEtag, Instant time) {
      return new StoredObject(key, newSize, newEtag, time, archived);
    }

    StoredObject inArchive(boolean is) {
      return new StoredObject(key, size, etag, modified, is);
    }

    TestRow row() {
      return new TestRow(key, size, true, false, archived, etag, modified.toString());
    }
  }

  /** All objects, by their keys. */
  Map<String, StoredObject> objects() {
    return Map.copyOf(objects);
  }

  /** A snapshot's rows in no order, among them some that no night has anything to do with. */
  static List<TestRow> rows(Map<String, StoredObject> objects, long seed) {
    List<TestRow> rows = new ArrayList<>();
    new TreeMap<>(objects).values().forEach(object -> rows.add(object.row()));
    rows.add(TestRow.of("photos/thumbs/t.jpg", 1));
    rows.add(TestRow.of("other/readme.bin", 1));
    rows.add(new TestRow("photos/p0000.jpg", 3, false, false, false, "old version", null));
    rows.add(new TestRow("photos/marker.jpg", 0, true, true, false));
    Collections.shuffle(rows, new Random(seed));
    return rows;
  }

  /** Another day goes by. */
  void day(Instant midnight) {
    now = midnight;
    for (int i = 0; i < 3; i++) {
      putSingle(newSingle(), "e" + names);
      putGroup(newGroup(), 1 + random.nextInt(4));
    }
    putSingle(newSingle(), null);
    some(1, this::copy);
    some(3, this::late);
    some(3, this::change);
    some(1, this::stateEtag);
    some(2, this::renameSingle);
    some(1, this::renameGroup);
    some(2, this::delete);
    some(1, this::deleteGroup);
    some(3, this::bringBack);
    some(2, this::archive);
    some(1, this::reuseName);
  }

  private void some(int most, Runnable event) {
    for (int i = random.nextInt(most + 1); i > 0 && !objects.isEmpty(); i--) {
      event.run();
    }
  }

  private Instant recently() {
    return now.minus(Duration.ofMinutes(random.nextInt(24 * 60)));
  }

  private void put(StoredObject object) {
    objects.put(object.key(), object);
    deleted.remove(object.key());
  }

  private void remove(String key) {
    StoredObject object = objects.remove(key);
    if (object != null) {
      deleted.put(key, object);
    }
  }

  private String newSingle() {
    names++;
    return random.nextBoolean()
        ? String.format("photos/p%04d.jpg", names)
        : String.format("videos/north/v%04d.mp4", names);
  }

  private void putSingle(String key, String etag) {
    put(new StoredObject(key, 10 + random.nextInt(5), etag, recently(), false));
  }

  private String newGroup() {
    names++;
    return switch (random.nextInt(3)) {
      case 0 -> String.format("cams/north/c%d/r%03d/frame_", names % 2, names);
      case 1 -> String.format("dicom/p%d/s%03d/i", names % 3, names);
      default -> String.format("boards/south/b%03d/x", names);
    };
  }

  private static String member(String group, int number) {
    String extension = group.startsWith("cams") ? "jpg" : group.startsWith("dicom") ? "dcm" : "png";
    return String.format("%s%03d.%s", group, number, extension);
  }

  private void putGroup(String group, int members) {
    for (int i = 0; i < members; i++) {
      names++;
      String key = member(group, 10 * i + random.nextInt(10));
      put(new StoredObject(key, 5, "g" + names, recently(), false));
    }
  }

  private StoredObject any() {
    return List.copyOf(objects.values()).get(random.nextInt(objects.size()));
  }

  private String anyGroup() {
    Set<String> groups = new TreeSet<>();
    for (String key : objects.keySet()) {
      if (NaiveLedger.isGrouped(key)) {
        groups.add(key.replaceAll("\\d{3}\\.[a-z]+$", ""));
      }
    }
    return groups.isEmpty() ? newGroup() : List.copyOf(groups).get(random.nextInt(groups.size()));
  }

  private List<StoredObject> members(String group) {
    return objects.values().stream().filter(it -> it.key().startsWith(group)).toList();
  }

  private void copy() {
    StoredObject of = any();
    put(new StoredObject(newSingle(), of.size(), of.etag(), recently(), false));
  }

  private void late() {
    names++;
    String key = member(anyGroup(), random.nextInt(60));
    put(new StoredObject(key, 5, "l" + names, recently(), false));
  }

  private void change() {
    StoredObject object = any();
    names++;
    long size = random.nextBoolean() ? object.size() : object.size() + 1;
    put(object.holding(size, object.etag() == null ? null : "c" + names, recently()));
  }

  private void stateEtag() {
    objects.values().stream()
        .filter(it -> it.etag() == null)
        .findFirst()
        .ifPresent(it -> put(it.holding(it.size(), "s" + names, it.modified())));
  }

  private void renameSingle() {
    StoredObject object = any();
    remove(object.key());
    String key = newSingle();
    put(object.moved(key, recently()));
  }

  private void renameGroup() {
    String from = anyGroup();
    String to = newGroup();
    int number = 0;
    for (StoredObject member : members(from)) {
      remove(member.key());
      put(member.moved(member(to, number++), recently()));
    }
  }

  private void delete() {
    remove(any().key());
  }

  private void deleteGroup() {
    members(anyGroup()).forEach(member -> remove(member.key()));
  }

  private void bringBack() {
    if (deleted.isEmpty()) {
      return;
    }
    List<StoredObject> all = List.copyOf(deleted.values());
    StoredObject object = all.get(random.nextInt(all.size()));
    if (!NaiveLedger.isGrouped(object.key())) {
      put(object);
      return;
    }
    String unit = NaiveLedger.unit(object.key());
    boolean whole = random.nextBoolean();
    for (StoredObject member : all) {
      if (member.equals(object) || (whole && NaiveLedger.unit(member.key()).equals(unit))) {
        put(member);
      }
    }
  }

  private void archive() {
    StoredObject object = any();
    put(object.inArchive(!object.archived()));
  }

  private void reuseName() {
    String group = anyGroup();
    members(group).forEach(member -> remove(member.key()));
    for (int i = 0; i < 2; i++) {
      names++;
      String key = member(group, 900 + names % 100);
      put(new StoredObject(key, 6, "n" + names, recently(), false));
    }
  }
}
