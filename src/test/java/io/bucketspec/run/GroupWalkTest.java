package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.ledger.LedgerAccess;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupWalkTest {
  private final RunPlan plan =
      TestJobs.plan(TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, Limits.DEFAULT), 1);
  private final List<String> groups = new ArrayList<>();

  @Test
  void groupsOfEqualSortKeysAreToldApartInWhateverOrderTheyCome() throws IOException {
    List<String> keys = new ArrayList<>();
    for (int group = 0; group < 5; group++) {
      for (int frame = 8; frame < 12; frame++) {
        keys.add("cams/north/left/run" + group + "/frame_" + frame + ".jpg");
      }
    }
    keys.add("photos/a.jpg");
    keys.add("dicom/p/s/1.dcm");
    List<String> expected = null;
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(keys, new Random(seed));
      groups.clear();
      GroupWalk walk = new GroupWalk(plan, this::note);
      for (String key : keys) {
        walk.record(42, member(key));
      }
      walk.finish();
      if (expected == null) {
        expected = List.copyOf(groups);
        assertThat(expected)
            .hasSize(7)
            .contains(
                "cams/north/left/run3/frame_8.jpg 8 9 10 11", "photos/a.jpg", "dicom/p/s/1.dcm");
      }
      assertThat(groups).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void anotherSortKeyEndsTheGroup() throws IOException {
    GroupWalk walk = new GroupWalk(plan, this::note);
    walk.record(1, member("photos/a.jpg"));
    walk.record(2, member("photos/b.jpg"));
    assertThat(groups).containsExactly("photos/a.jpg");
    walk.finish();
    assertThat(groups).containsExactly("photos/a.jpg", "photos/b.jpg");
  }

  @Test
  void absentMembersAreCountedByReason() throws IOException {
    List<String> findings = new ArrayList<>();
    GroupWalk walk =
        new GroupWalk(
            plan,
            (group, sortKey) ->
                group.absentMembers().forEach(finding -> findings.add(finding.sentence())));
    walk.record(1, member("cams/n/l/r/frame_1.jpg"));
    walk.record(1, absent("cams/n/l/r/frame_2.jpg", Reason.ZERO_BYTES));
    walk.record(1, absent("cams/n/l/r/frame_3.jpg", Reason.NEEDS_RESTORE));
    walk.record(1, absent("cams/n/l/r/frame_4.jpg", Reason.ZERO_BYTES));
    walk.finish();
    assertThat(findings)
        .containsExactly(
            "3 of 4 members were rejected (zero-bytes 2, needs-restore 1); the others stand without"
                + " a gap.");
  }

  @Test
  void aGroupOverThePlatformsLimitIsRejectedWholeAndNotHeld() throws IOException {
    int count = Limits.MAX_URLS + 5;
    Iterator<SortedRecord> frames =
        IntStream.range(0, count)
            // The first of them comes last, when no more are held.
            .mapToObj(
                i -> new SortedRecord(5, member("cams/n/l/r/frame_" + (count - 1 - i) + ".jpg")))
            .iterator();
    MemoryRunStore store = new MemoryRunStore();
    List<Passed> passed = new ArrayList<>();
    try (BucketStep step =
        new BucketStep(plan, store, "b0", frames, MetadataTables.NONE, LedgerAccess.NONE)) {
      step.forEachRemaining(passed::add);
    }
    assertThat(passed).hasSize(1);
    byte[] payload = passed.get(0).payload();
    Tally tally = Tally.ofBytes(payload, 1, payload.length);
    assertThat(tally.rejected).containsOnly(Map.entry("too-many-members", (long) count));
    assertThat(store.files).isEmpty();
    assertThat(store.rows(TableSchema.REJECTS))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsExactly(
                        "cams/n/l/r/frame_0.jpg",
                        "cams",
                        "too-many-members",
                        "The group has 1000005 members; the platform takes 1000000 URLs in a file."
                            + " Split it by another capture.",
                        (long) count,
                        "n/l/r",
                        "acme-media".getBytes(StandardCharsets.UTF_8)));
  }

  /** The first key, and the frame numbers of a sequence in their order. */
  private void note(Group group, long sortKey) {
    Members members = group.members();
    members.order();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < members.count(); i++) {
      String key =
          new String(
              Arrays.copyOfRange(members.bytes(), members.keyStart(i), members.keyEnd(i)),
              StandardCharsets.UTF_8);
      text.append(i == 0 ? key : "");
      if (key.contains("frame_")) {
        text.append(' ').append(key.replaceAll(".*frame_(\\d+).*", "$1"));
      }
    }
    groups.add(text.toString());
  }

  private byte[] member(String key) {
    return record(key, new Member().set(utf8(key), utf8(key).length).size(1));
  }

  private byte[] absent(String key, Reason reason) {
    return record(key, new Member().set(utf8(key), utf8(key).length).absent(reason));
  }

  private byte[] record(String key, Member member) {
    RuleMatch match = new RuleMatch();
    assertThat(plan.rules().match(utf8(key), utf8(key).length, match)).isTrue();
    GroupIdentity identity = new GroupIdentity(plan);
    identity.of(match, utf8(key), utf8(key).length);
    ByteBuilder record = new ByteBuilder();
    MemberRecord.begin(record, match.rule(), identity, 0);
    new MemberOrder(plan.rules().rule(match.rule())).putUndated(member, match, identity.sequence());
    MemberRecord.append(record, member, identity.keyTail());
    return record.toByteArray();
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
