package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.spec.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldMembersTest {
  private static final List<RuleOptions> RULES =
      List.of(
          TestJobs.ordered(
              TestJobs.group(
                  "cams",
                  "cams/{site}/{camera}/{run}/frame_{frame}.jpg",
                  Kind.IMAGE_SEQUENCE,
                  "site",
                  "camera",
                  "run"),
              "frame"),
          TestJobs.group("ct", "dicom/**", Kind.DICOM_SERIES));

  private final RunPlan plan = TestJobs.plan(TestJobs.job(RULES, TestJobs.JSON, Limits.DEFAULT), 1);
  private final RuleMatch match = new RuleMatch();
  private final GroupIdentity identity = new GroupIdentity(plan);

  @Test
  void membersOfAGroupComeInOneRecordAsTheyWere() {
    HeldMembers held = new HeldMembers();
    add(held, "cams/n/l/r/frame_10.jpg", 7, null);
    add(held, "dicom/p/s/1.dcm", 1, null);
    add(held, "cams/n/l/r/frame_9.jpg", -1, null);
    add(held, "cams/n/l/r/frame_10.jpg", 8, null);
    add(held, "cams/n/l/r/frame_11.jpg", 0, Reason.ZERO_BYTES);

    List<String> records = records(held.handOver());

    assertThat(records)
        .containsExactlyInAnyOrder(
            "cams/n/l/r/frame_10.jpg 7 [10]"
                + " | cams/n/l/r/frame_10.jpg 8 [10]"
                + " | cams/n/l/r/frame_11.jpg ZERO_BYTES [11]"
                + " | cams/n/l/r/frame_9.jpg -1 [9]",
            "dicom/p/s/1.dcm 1 []");
  }

  @Test
  void holdsTheNextMembersOnlyAfterTheFormerAreHandedOver() {
    HeldMembers held = new HeldMembers();
    add(held, "cams/n/l/r/frame_1.jpg", 1, null);
    Iterator<SortedRecord> first = held.handOver();
    assertThat(records(first)).hasSize(1);
    add(held, "cams/n/l/r/frame_2.jpg", 1, null);
    assertThat(first.hasNext()).isFalse();
    assertThat(records(held.handOver())).containsExactly("cams/n/l/r/frame_2.jpg 1 [2]");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 126, 127, 128, 1L << 56, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void sizesComeOutAsTheyWere(long size) {
    HeldMembers held = new HeldMembers();
    add(held, "cams/n/l/r/frame_1.jpg", size, null);
    add(held, "cams/n/l/r/frame_2.jpg", size, null);
    assertThat(records(held.handOver()))
        .containsExactly(
            "cams/n/l/r/frame_1.jpg %d [1] | cams/n/l/r/frame_2.jpg %d [2]".formatted(size, size));
  }

  @Test
  void isFullByItsBytes() {
    HeldMembers held = new HeldMembers(2_000);
    int added = 0;
    while (!held.full()) {
      add(held, "cams/n/l/r" + added++ + "/frame_1.jpg", 1, null);
    }
    assertThat(added).isBetween(10, 40);
    assertThat(records(held.handOver())).hasSize(added);
    assertThat(held.full()).isFalse();
  }

  @Test
  void noRecordIsLarge() {
    HeldMembers held = new HeldMembers();
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      add(held, "cams/n/l/r/frame_" + i + ".jpg", i, null);
    }
    List<SortedRecord> records = new ArrayList<>();
    held.handOver().forEachRemaining(records::add);
    assertThat(records).hasSizeGreaterThan(10).allMatch(it -> it.bytes().length < 70_000);
    long members =
        records.stream()
            .mapToLong(it -> members(it).values().stream().mapToInt(List::size).sum())
            .sum();
    assertThat(members).isEqualTo(count);
  }

  /** Keys that share much, little or nothing with the first one, and groups of equal sort keys. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyMemberComesOutOnceInItsGroup(long seed) {
    Random random = new Random(seed);
    HeldMembers held = new HeldMembers(4_000);
    Map<String, List<String>> expected = new TreeMap<>();
    Map<String, List<String>> found = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      String key = key(random);
      long size = random.nextInt(5) - 1L;
      Reason absence = random.nextInt(10) == 0 ? Reason.NEEDS_RESTORE : null;
      if (held.full()) {
        collect(held.handOver(), found);
      }
      long sortKey = random.nextInt(20) == 0 ? 5 : 6;
      expected
          .computeIfAbsent(add(held, sortKey, key, size, absence), any -> new ArrayList<>())
          .add(shown(key, size, absence));
    }
    collect(held.handOver(), found);
    expected.values().forEach(Collections::sort);
    found.values().forEach(Collections::sort);
    assertThat(found).isEqualTo(expected);
  }

  private static String key(Random random) {
    String name = "0".repeat(random.nextInt(3)) + random.nextInt(40);
    return switch (random.nextInt(3)) {
      case 0 -> "cams/n/l/r" + random.nextInt(12) + "/frame_" + name + ".jpg";
      case 1 -> "cams/ü" + random.nextInt(3) + "/l/" + name + "/frame_" + name + ".jpg";
      default -> "dicom/p" + random.nextInt(4) + "/s/" + name + ".dcm";
    };
  }

  private void add(HeldMembers held, String key, long size, Reason absence) {
    add(held, 5, key, size, absence);
  }

  /** Adds a member; the group that it must come out in. */
  private String add(HeldMembers held, long sortKey, String key, long size, Reason absence) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    assertThat(plan.rules().match(bytes, bytes.length, match)).isTrue();
    CompiledRule rule = plan.rules().rule(match.rule());
    identity.of(match, bytes, bytes.length);
    Member member = new Member().set(bytes, bytes.length);
    new MemberOrder(rule).putUndated(member, match, identity.sequence());
    held.add(
        sortKey,
        match.rule(),
        identity,
        absence == null ? member.size(size) : member.absent(absence));
    return sortKey + " " + identity.bytes();
  }

  private static void collect(Iterator<SortedRecord> records, Map<String, List<String>> found) {
    records.forEachRemaining(
        record ->
            members(record)
                .forEach(
                    (group, members) ->
                        found.computeIfAbsent(group, any -> new ArrayList<>()).addAll(members)));
  }

  private static Map<String, List<String>> members(SortedRecord sorted) {
    MemberRecord record = new MemberRecord();
    record.read(sorted.bytes());
    String group =
        sorted.sortKey()
            + " "
            + new String(
                record.bytes(),
                record.identityStart(),
                record.identityEnd() - record.identityStart(),
                StandardCharsets.UTF_8);
    List<String> members = new ArrayList<>();
    while (record.next()) {
      Member member = record.member();
      members.add(shown(text(member, 0, member.keyLength()), member.size(), member.absence()));
    }
    return Map.of(group, members);
  }

  private static String shown(String key, long size, Reason absence) {
    return key + " " + (absence == null ? size : absence);
  }

  /** A line for each record, its members in the order of their keys. */
  private static List<String> records(Iterator<SortedRecord> records) {
    List<String> lines = new ArrayList<>();
    MemberRecord record = new MemberRecord();
    while (records.hasNext()) {
      record.read(records.next().bytes());
      TreeSet<String> members = new TreeSet<>();
      while (record.next()) {
        Member member = record.member();
        String order =
            member.orderStart() < 0 ? "" : text(member, member.orderStart(), member.orderEnd());
        String key = text(member, 0, member.keyLength());
        members.add(shown(key, member.size(), member.absence()) + " [" + order + "]");
      }
      lines.add(String.join(" | ", members));
    }
    return lines;
  }

  private static String text(Member member, int from, int to) {
    return new String(member.key(), from, to - from, StandardCharsets.UTF_8);
  }
}
