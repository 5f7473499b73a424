package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.spec.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the exchange brings an item, by which the ledger finds it again years later. */
class GroupPlaceTest {
  private static final String PHOTO = "photos/é/p 1.jpg";
  private static final String FRAME = "cams/north/c1/r1/frame_0001.jpg";
  private static final String BOARD = "boards/south/b1/x.png";
  private static final String NUMBERED = "scans/run_0001.jpg";

  private static final RuleOptions FRONT =
      TestJobs.single("front", "nothing/of/this/**", Kind.VIDEO);

  private static RuleOptions sequence() {
    return new RuleOptions(
        "scans",
        Optional.of("scans/**"),
        Optional.empty(),
        Optional.of(Kind.IMAGE_SEQUENCE),
        GroupBy.Sequence.DEFAULT,
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  private static List<RuleOptions> rules() {
    return List.of(
        TestJobs.group(
            "cams",
            "cams/{site}/{camera}/{run}/frame_{frame}.jpg",
            Kind.IMAGE_SEQUENCE,
            "site",
            "camera",
            "run"),
        TestJobs.group("boards", "boards/{site}/{board}/**.png", Kind.IMAGE_GROUP),
        sequence(),
        TestJobs.single("photos", "photos/**", Kind.IMAGE));
  }

  private static RunPlan plan(List<RuleOptions> rules, String bucket, int buckets, String... by) {
    JobOptions job = TestJobs.job(rules, TestJobs.JSON, Limits.DEFAULT, by);
    return TestJobs.plan(job, bucket, buckets, RunPlan.Mode.WRITE);
  }

  private static long place(RunPlan plan, String key) {
    return place(plan, "", key);
  }

  private static long place(RunPlan plan, String bucket, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    RuleMatch match = new RuleMatch();
    assertThat(plan.rules().match(bytes, bytes.length, match)).isTrue();
    GroupIdentity identity = new GroupIdentity(plan).in(bucket.getBytes(StandardCharsets.UTF_8));
    identity.of(match, bytes, bytes.length);
    byte[] made = identity.bytes().toByteArray();
    int rule = match.rule();
    int bucketEnd = GroupIdentity.bucketEnd(plan, made, 0);
    assertThat(
            GroupIdentity.place(
                plan.rules().rule(rule),
                made,
                0,
                bucketEnd,
                made.length,
                GroupIdentity.seeds(plan)[rule]))
        .as("as it is read from a record")
        .isEqualTo(identity.place());
    return identity.place();
  }

  private static List<RuleOptions> behind(RuleOptions first, List<RuleOptions> others) {
    List<RuleOptions> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  @Test
  void neverChangesBetweenVersions() {
    RunPlan plan = plan(rules(), "acme-media", 4);
    RunPlan several = plan(rules(), "", 4);
    assertThat(
            List.of(
                place(plan, PHOTO),
                place(plan, FRAME),
                place(plan, BOARD),
                place(plan, NUMBERED),
                place(several, "acme", PHOTO),
                place(several, "acme", FRAME)))
        .containsExactly(
            3427079268710665118L,
            -4009508275062271590L,
            5129635117339406400L,
            6669625083265955602L,
            -43657944023652916L,
            -3090102203931449360L);
  }

  @Test
  void staysTheSameWhateverElseTheJobSays() {
    RunPlan plain = plan(rules(), "acme-media", 4);
    for (String key : List.of(PHOTO, FRAME, BOARD, NUMBERED)) {
      long place = place(plain, key);
      assertThat(place(plan(rules(), "other-bucket", 1), key)).isEqualTo(place);
      assertThat(place(plan(behind(FRONT, rules()), "acme-media", 8), key)).isEqualTo(place);
      List<RuleOptions> turned = new ArrayList<>(rules());
      Collections.reverse(turned);
      assertThat(place(plan(turned, "acme-media", 4), key)).isEqualTo(place);
    }
    RunPlan partitioned = plan(rules().subList(0, 2), "acme-media", 4, "site");
    assertThat(place(partitioned, FRAME)).isEqualTo(place(plain, FRAME));
    assertThat(place(partitioned, BOARD)).isEqualTo(place(plain, BOARD));
  }

  @Test
  void anObjectByItselfHasItsPlaceWhicheverRuleTakesIt() {
    long place = place(plan(rules(), "acme-media", 4), PHOTO);
    RuleOptions all = TestJobs.single("all", "**", Kind.IMAGE);
    assertThat(place(plan(List.of(all), "acme-media", 4), PHOTO)).isEqualTo(place);
  }

  @Test
  void membersOfAGroupShareItAndOthersDont() {
    RunPlan plan = plan(rules(), "acme-media", 4);
    assertThat(place(plan, "cams/north/c1/r1/frame_0002.jpg")).isEqualTo(place(plan, FRAME));
    assertThat(place(plan, "scans/run_0002.jpg")).isEqualTo(place(plan, NUMBERED));
    assertThat(
            List.of(
                place(plan, FRAME),
                place(plan, "cams/north/c1/r2/frame_0001.jpg"),
                place(plan, "cams/north/c1r/1/frame_0001.jpg"),
                place(plan, "boards/south/b2/x.png"),
                place(plan, "photos/p2.jpg"),
                place(plan, PHOTO)))
        .doesNotHaveDuplicates();
  }

  @Test
  void objectsOfDifferentBucketsHaveDifferentPlaces() {
    RunPlan several = plan(rules(), "", 4);
    for (String key : List.of(PHOTO, FRAME, BOARD)) {
      assertThat(place(several, "a", key)).isNotEqualTo(place(several, "b", key));
      assertThat(place(several, "a", key))
          .isEqualTo(place(plan(behind(FRONT, rules()), "", 2), "a", key));
    }
  }
}
