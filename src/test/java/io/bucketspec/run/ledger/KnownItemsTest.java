package io.bucketspec.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownItemsTest {
  private final KnownItems known = new KnownItems();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static LedgerItem single(long place, String key, long fingerprint) {
    return item(place, null, key, fingerprint, "r", 0);
  }

  private static LedgerItem grouped(long place, String key, long fingerprint) {
    return item(place, "group", key, fingerprint, "r", 0);
  }

  private static LedgerItem item(
      long place, String group, String key, long fingerprint, String run, long gone) {
    return new LedgerItem(
        place,
        group == null ? Kind.IMAGE : Kind.IMAGE_GROUP,
        "rule",
        bytes(""),
        group == null ? null : bytes(group),
        bytes(key),
        1,
        fingerprint,
        run,
        7,
        gone,
        0,
        bytes("objects of " + key));
  }

  private static String text(LedgerItem item) {
    return item.place()
        + " "
        + item.kind()
        + " "
        + item.rule()
        + " "
        + new String(item.bucket(), StandardCharsets.UTF_8)
        + (item.group() == null ? " alone " : " in " + string(item.group()) + " ")
        + string(item.firstKey())
        + " "
        + item.members()
        + " "
        + item.fingerprint()
        + " "
        + item.run()
        + " "
        + item.firstSeen()
        + " "
        + item.goneSince()
        + " "
        + item.told()
        + " "
        + string(item.objects());
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<String> seen(long place, String key) {
    return known.see(place, bytes(key), 0, bytes(key).length).stream()
        .map(KnownItemsTest::text)
        .toList();
  }

  private List<String> seen(long place) {
    return known.see(place).stream().map(KnownItemsTest::text).toList();
  }

  private List<String> unseen() throws IOException {
    List<String> items = new ArrayList<>();
    known.forEachUnseen(item -> items.add(text(item)));
    return items;
  }

  @Test
  void nothingIsKnownOfNothing() throws IOException {
    assertThat(seen(1, "a")).isEmpty();
    assertThat(seen(1)).isEmpty();
    assertThat(unseen()).isEmpty();
    assertThat(known.seesUnchanged(1, bytes("a"), 0, 1, 5)).isFalse();
  }

  @Test
  void objectsOfOnePlaceAreToldApartByTheirKeys() throws IOException {
    LedgerItem a = single(1, "a", 5);
    LedgerItem b = single(1, "ab", 5);
    known.add(a, 0);
    known.add(b, 0);
    assertThat(seen(1, "a")).containsExactly(text(a));
    assertThat(unseen()).containsExactly(text(b));
    assertThat(seen(1, "b")).isEmpty();
  }

  @Test
  void anObjectAndAGroupOfOnePlaceAreTwo() throws IOException {
    LedgerItem alone = single(1, "a", 5);
    LedgerItem group = grouped(1, "a", 5);
    known.add(alone, 0);
    known.add(group, 1);
    assertThat(seen(1)).containsExactly(text(group));
    assertThat(unseen()).containsExactly(text(alone));
    assertThat(seen(1, "a")).containsExactly(text(alone));
  }

  @Test
  void anObjectIsUnchangedOnlyIfKeyFingerprintAndPlaceAreTheSameAndItIsThere() throws IOException {
    known.add(single(1, "key", 5), 0);
    known.add(item(2, null, "gone", 5, "r", 9), 0);
    known.add(grouped(3, "key", 5), 0);
    assertThat(known.seesUnchanged(1, bytes("key"), 0, 3, 6)).isFalse();
    assertThat(known.seesUnchanged(1, bytes("kez"), 0, 3, 5)).isFalse();
    assertThat(known.seesUnchanged(9, bytes("key"), 0, 3, 5)).isFalse();
    assertThat(known.seesUnchanged(2, bytes("gone"), 0, 4, 5)).isFalse();
    assertThat(known.seesUnchanged(3, bytes("key"), 0, 3, 5)).isFalse();
    assertThat(unseen()).hasSize(3);
    assertThat(known.seesUnchanged(1, bytes("a key!"), 2, 5, 5)).isTrue();
    assertThat(unseen()).hasSize(2);
  }

  @Test
  void aLaterSegmentReplacesAllRowsOfAGroup() throws IOException {
    known.add(grouped(1, "a", 5), 0);
    known.add(grouped(1, "b", 6), 0);
    known.add(grouped(1, "c", 7), 1);
    known.add(grouped(1, "d", 8), 1);
    assertThat(unseen()).containsExactly(text(grouped(1, "c", 7)), text(grouped(1, "d", 8)));
    assertThat(seen(1)).containsExactly(text(grouped(1, "c", 7)), text(grouped(1, "d", 8)));
    known.add(grouped(1, "e", 9), 2);
    assertThat(seen(1)).containsExactly(text(grouped(1, "e", 9)));
  }

  @Test
  void aLaterSegmentReplacesTheRowOfAnObject() throws IOException {
    known.add(single(1, "a", 5), 0);
    known.add(single(1, "b", 5), 0);
    known.add(single(1, "a", 6), 3);
    assertThat(known.seesUnchanged(1, bytes("a"), 0, 1, 5)).isFalse();
    assertThat(known.seesUnchanged(1, bytes("a"), 0, 1, 6)).isTrue();
    assertThat(unseen()).containsExactly(text(single(1, "b", 5)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 20_000})
  void isWhatPlainMapsAre(int count) throws IOException {
    Random random = new Random(count);
    Map<String, List<LedgerItem>> units = new LinkedHashMap<>();
    int sameSlot = 0;
    for (int segment = 0; segment < 4; segment++) {
      Map<String, List<LedgerItem>> own = new LinkedHashMap<>();
      for (int i = 0; i < count / 4; i++) {
        long place = (long) random.nextInt(count) << (random.nextBoolean() ? 40 : 0);
        LedgerItem item = randomItem(random, place);
        String unit = unit(item);
        if (!item.grouped() && own.containsKey(unit)) {
          sameSlot++;
          continue;
        }
        own.computeIfAbsent(unit, any -> new ArrayList<>()).add(item);
        known.add(item, segment);
      }
      units.putAll(own);
    }
    assertThat(sameSlot).isLessThan(count / 2);
    assertThat(unseen())
        .containsExactlyInAnyOrderElementsOf(
            units.values().stream().flatMap(List::stream).map(KnownItemsTest::text).toList());
    int looks = 0;
    for (List<LedgerItem> unit : units.values()) {
      LedgerItem first = unit.get(0);
      List<String> texts = unit.stream().map(KnownItemsTest::text).toList();
      if (looks++ % 2 == 0) {
        assertThat(first.grouped() ? seen(first.place()) : seen(first.place(), key(first)))
            .isEqualTo(texts);
      } else {
        byte[] key = first.firstKey();
        assertThat(known.seesUnchanged(first.place(), key, 0, key.length, first.fingerprint()))
            .isEqualTo(!first.grouped() && first.goneSince() == 0 && first.told() == 0);
      }
    }
  }

  private static String key(LedgerItem item) {
    return new String(item.firstKey(), StandardCharsets.UTF_8);
  }

  private static String unit(LedgerItem item) {
    return item.place() + (item.grouped() ? "" : " " + key(item));
  }

  private static LedgerItem randomItem(Random random, long place) {
    boolean grouped = random.nextBoolean();
    byte[] objects = new byte[random.nextInt(300)];
    random.nextBytes(objects);
    return new LedgerItem(
        place,
        Kind.values()[random.nextInt(Kind.values().length)],
        "rule" + random.nextInt(3),
        bytes(random.nextBoolean() ? "" : "bucket" + random.nextInt(3)),
        grouped ? bytes("g".repeat(random.nextInt(200))) : null,
        bytes("k".repeat(random.nextInt(2)) + random.nextInt(3)),
        random.nextInt(1 << 20),
        random.nextLong(),
        "run" + random.nextInt(20),
        random.nextInt() & 0xFFFFFFFFL,
        random.nextBoolean() ? 0 : random.nextInt(1 << 30),
        random.nextLong(),
        objects);
  }
}
