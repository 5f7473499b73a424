package io.bucketspec.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.Kind;
import io.bucketspec.run.ledger.ItemObjects.PublishedObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemObjectsTest {
  private record Given(String key, long size, long content) {}

  private static Members members(List<Given> all) {
    Members members = new Members();
    for (Given one : all) {
      byte[] key = one.key().getBytes(StandardCharsets.UTF_8);
      members.add(key, key.length, -1, -1, one.size());
      if (one.content() != 0) {
        members.content(one.content());
      }
    }
    members.order();
    return members;
  }

  private static List<Given> inOrder(Members members) {
    List<Given> all = new ArrayList<>();
    for (int i = 0; i < members.count(); i++) {
      String key = new String(members.key(i), StandardCharsets.UTF_8);
      all.add(new Given(key, members.size(i), members.content(i)));
    }
    return all;
  }

  private static List<Given> decoded(Members members, int from, int to) {
    LedgerItem item =
        new LedgerItem(
            1,
            Kind.IMAGE_GROUP,
            "rule",
            new byte[0],
            new byte[0],
            members.key(from),
            to - from,
            1,
            "run",
            0,
            0,
            0,
            new ItemObjects().encode(members, from, to));
    return ItemObjects.of(item).stream()
        .map(it -> new Given(new String(it.key(), StandardCharsets.UTF_8), it.size(), it.content()))
        .toList();
  }

  private static long fingerprint(Given... given) {
    Members members = members(List.of(given));
    return ItemObjects.fingerprint(members, 0, members.count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void comeBackAsTheyWere(long seed) {
    Random random = new Random(seed);
    Set<String> keys = new LinkedHashSet<>();
    String[] pieces = {"a", "frame_", "/", "0", "12", "é", "😀", "long".repeat(50)};
    while (keys.size() < 1 + random.nextInt(200)) {
      StringBuilder key = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        key.append(pieces[random.nextInt(pieces.length)]);
      }
      keys.add(key.toString());
    }
    List<Given> given = new ArrayList<>();
    for (String key : keys) {
      long size = random.nextInt(4) == 0 ? -1 : random.nextLong(1L << 50);
      given.add(new Given(key, size, random.nextInt(4) == 0 ? 0 : random.nextLong()));
    }
    Members members = members(given);
    List<Given> ordered = inOrder(members);
    assertThat(ordered).containsExactlyInAnyOrderElementsOf(given);
    assertThat(decoded(members, 0, members.count())).isEqualTo(ordered);
    int from = random.nextInt(members.count());
    int to = from + 1 + random.nextInt(members.count() - from);
    assertThat(decoded(members, from, to)).isEqualTo(ordered.subList(from, to));
  }

  @Test
  void aKeyThatBeginsAsTheFirstOneOrIsShorter() {
    Members members = members(List.of(new Given("ab", 1, 1), new Given("abc", 2, 2)));
    assertThat(decoded(members, 0, 2)).isEqualTo(inOrder(members));
    Members shorter = members(List.of(new Given("a10", 1, 1), new Given("a9", 2, 2)));
    assertThat(decoded(shorter, 0, 2)).isEqualTo(inOrder(shorter));
  }

  @Test
  void theFingerprintIsOfKeysInOrderAndContents() {
    long all = fingerprint(new Given("a", 1, 5), new Given("b", 1, 6));
    assertThat(all).isNotZero();
    assertThat(fingerprint(new Given("b", 1, 6), new Given("a", 1, 5))).isEqualTo(all);
    assertThat(
            List.of(
                fingerprint(new Given("a", 1, 5), new Given("b", 1, 7)),
                fingerprint(new Given("a", 1, 6), new Given("b", 1, 5)),
                fingerprint(new Given("a", 1, 5), new Given("c", 1, 6)),
                fingerprint(new Given("a", 1, 5)),
                fingerprint(new Given("ab", 1, 5)),
                fingerprint(new Given("a", 1, 5), new Given("b", 1, 6), new Given("c", 1, 6)),
                all))
        .doesNotHaveDuplicates();
  }

  @Test
  void theFingerprintIsAnotherInAnotherOrder() {
    Members members = members(List.of(new Given("a", 1, 5), new Given("b", 1, 6)));
    long before = ItemObjects.fingerprint(members, 0, 2);
    members.arrange(0, new int[] {1, 0});
    assertThat(ItemObjects.fingerprint(members, 0, 2)).isNotEqualTo(before);
  }

  @Test
  void bytesThatMoveFromKeyToKeyMakeAnotherFingerprint() {
    assertThat(fingerprint(new Given("a", 1, 5), new Given("bc", 1, 5)))
        .isNotEqualTo(fingerprint(new Given("ab", 1, 5), new Given("c", 1, 5)));
  }

  @Test
  void theSizeCountsOnlyWhereNoContentIsKnown() {
    assertThat(fingerprint(new Given("a", 1, 5))).isEqualTo(fingerprint(new Given("a", 2, 5)));
    assertThat(fingerprint(new Given("a", 1, 0))).isNotEqualTo(fingerprint(new Given("a", 2, 0)));
    assertThat(fingerprint(new Given("a", -1, 0))).isNotZero();
  }

  @Test
  void contentIsTheSameByETagOrElseBySize() {
    PublishedObject known = new PublishedObject(new byte[0], 3, 5);
    assertThat(known.sameContent(9, 5)).isTrue();
    assertThat(known.sameContent(3, 6)).isFalse();
    assertThat(known.sameContent(3, 0)).isTrue();
    assertThat(known.sameContent(4, 0)).isFalse();
    PublishedObject unknown = new PublishedObject(new byte[0], 3, 0);
    assertThat(unknown.sameContent(3, 6)).isTrue();
    assertThat(unknown.sameContent(4, 6)).isFalse();
  }
}
