package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberOrderTest {
  private static final String DATED =
      "match: 'r/{t}.jpg', kind: image_group, group: folder, order: {by: t, as: timestamp, format:"
          + " yyyyMMdd}";

  /** What orders a key: in brackets where it stands in the key, else beside it, 0 bytes as dots. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kind: image_group, group: folder; a/1.jpg; a/1.jpg",
        "kind: image_sequence, group: sequence; a1/f_02_x.jpg; a1/f_[02]_x.jpg",
        "match: '{s}/{n}_{m}.jpg', kind: image_group, group: [s], order: m; a/7_x9.jpg; a/7_[x9].jpg",
        "match: '{s}/{n}_{m}.jpg', kind: image_sequence, group: sequence, order: n; a/7_9.jpg; a/[7]_9.jpg",
        "match: '{s}/{n}_{m}.jpg', kind: image_group, group: [s], order: [m, n]; a/7_x9.jpg; x9.7",
        "regex: '(?<n>[0-9]+)(x(?<m>[0-9]+))?[.]jpg', kind: image_group, group: folder, order: m; 7x8.jpg; 7x[8].jpg",
        "regex: '(?<n>[0-9]+)(x(?<m>[0-9]+))?[.]jpg', kind: image_group, group: folder, order: m; 7.jpg; 7.jpg",
        "regex: '(?<n>[0-9]+)(x(?<m>[0-9]+))?[.]jpg', kind: image_group, group: folder, order: [m, n]; 7.jpg; .7",
        "match: '{v}_{n}.jpg', kind: image_sequence, group: sequence, pair: v; left_007.jpg; 007.left",
        "match: '{v:right|left}_{n}.jpg', kind: image_sequence, group: sequence, pair: v; left_7.jpg; 7.1",
        "match: '{v:right|left}_{n}.jpg', kind: image_sequence, group: sequence, pair: v; right_7.jpg; 7.0",
        "match: '{n}.{v:png|jpg}', kind: image_sequence, group: sequence, pair: v; 7.JPG; 7.1",
        "match: '{v:a|b}_{n}_{m}.jpg', kind: image_sequence, group: sequence, pair: v, order: [m, n]; b_7_8.jpg; 8.7.1",
        "match: '{t}.jpg', kind: image_group, group: folder, order: {by: t, as: timestamp, format: epochSeconds};"
            + " 5.jpg; 31557014167219205.0"
      })
  void isATextOfTheKeyOrBytesBesideIt(String rule, String key, String expected) throws Exception {
    RunPlan plan = CaseJobs.ruled(rule);
    Member member = new Member().set(utf8(key), utf8(key).length);
    assertThat(put(plan, key, member)).isEmpty();
    assertThat(shown(key, member)).isEqualTo(expected);
    assertThat(MemberOrder.besidesKey(plan.rules().rule(0))).isEqualTo(member.extra().length() > 0);
  }

  @Test
  void aCaptureThatIsNoTimestampIsAFault() throws Exception {
    RunPlan plan = CaseJobs.ruled(DATED);
    Member member = new Member().set(utf8("r/2024.jpg"), 10);
    assertThat(put(plan, "r/2024.jpg", member))
        .contains("The capture 't' is '2024', which is no timestamp of the format yyyyMMdd.");
    assertThat(member.extra().length()).isZero();
  }

  @Test
  void aKeyThatNoRowDatesIsTheLast() throws Exception {
    RunPlan plan = CaseJobs.ruled("kind: image_group, group: folder, order: {by: lastModified}");
    Member member = new Member().set(utf8("a.jpg"), 5);
    assertThat(put(plan, "a.jpg", member)).isEmpty();
    assertThat(member.extra()).hasToString("40780386204073975\000807000000");
  }

  private static Optional<String> put(RunPlan plan, String key, Member member) {
    CompiledRule rule = plan.rules().rule(0);
    RuleMatch match = CaseJobs.match(plan, key);
    SequenceName name = new SequenceName();
    if (rule.group() instanceof GroupBy.Sequence) {
      name.read(rule, match, utf8(key), utf8(key).length);
    }
    return new MemberOrder(rule).putUndated(member, match, name);
  }

  private static String shown(String key, Member member) {
    int start = member.orderStart();
    if (start < 0) {
      return member.extra().length() == 0 ? key : member.extra().toString().replace('\0', '.');
    }
    assertThat(member.extra().length()).isZero();
    int end = member.orderEnd();
    return key.substring(0, start) + "[" + key.substring(start, end) + "]" + key.substring(end);
  }
}
