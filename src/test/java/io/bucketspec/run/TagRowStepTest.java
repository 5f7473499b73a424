package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.DicomTags;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRowStepTest {
  private static final Set<DicomTag> COLUMNS =
      EnumSet.of(
          DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID, DicomTag.INSTANCE_NUMBER);

  private final RunPlan plan =
      CaseJobs.plan(
          3,
          "rule: {match: 'ct/**', kind: dicom_series, group: series}",
          "rule: {match: 'mr/**', kind: dicom_series, group: folder}",
          "rule: {match: 's3:/**', kind: dicom_series, group: folder}");

  TagRowStepTest() throws Exception {}

  /** What becomes of a row's key: the key that it is, or what it counts as. */
  @ParameterizedTest
  @CsvSource({
    "ct/a.dcm, ct/a.dcm",
    "s3://acme-media/ct/a b+c%20.dcm, ct/a b+c%20.dcm",
    "s3a://acme-media/ct/a.dcm, ct/a.dcm",
    "gs://acme-media/ct/a.dcm, ct/a.dcm",
    "s3://acme-media/ct/s3://acme-media/ct/a, ct/s3://acme-media/ct/a",
    "ct/s3://acme-media/ct/a, ct/s3://acme-media/ct/a",
    "s3://acme-media/mr/a.dcm, elsewhere",
    "s3://acme-media-2/ct/a.dcm, elsewhere",
    "s3://other/ct/a.dcm, elsewhere",
    "s3://other/s3://acme-media/ct/a.dcm, elsewhere",
    "s3://acme-media, elsewhere",
    "://acme-media/ct/a.dcm, elsewhere",
    "/ct/a.dcm, elsewhere",
    "mr/a.dcm, elsewhere",
    "ct/a.jpg, elsewhere",
    "ct/é.dcm, ct/é.dcm",
    "'', no key",
    ", no key"
  })
  void namesItsObjectByKeyOrUrl(String name, String expected) {
    List<SortedRecord> records = step("", row(name, "st", "se", "1"));
    Tally tally = tally(records);
    assertThat(tally.tagRows).isOne();
    if (expected.equals("elsewhere") || expected.equals("no key")) {
      assertThat(records).hasSize(1);
      assertThat(tally.tagRowsElsewhere).isEqualTo(expected.equals("elsewhere") ? 1 : 0);
      assertThat(tally.tagRowsWithoutKey).isEqualTo(expected.equals("no key") ? 1 : 0);
      return;
    }
    assertThat(records).hasSize(2);
    assertThat(tally.tagRowsElsewhere + tally.tagRowsWithoutKey).isZero();
    KeyedRecord row = KeyedRecord.read(records.get(0).bytes());
    assertThat(text(row.key())).isEqualTo(expected);
    assertThat(records.get(0).sortKey())
        .isEqualTo(TagRowStep.joinKey(plan, row.bucket(), row.key(), row.key().length));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.3",
    "'1.2.3\0', 1.2.3",
    "' 1.2.3 ', 1.2.3",
    "'\0\0', ''",
    "' ', ''",
    "'', ''",
    ", ''"
  })
  void uidsCarryNoPadding(String written, String uid) {
    String padded = written == null ? null : written.replace("\\0", "\0");
    KeyedRecord row = KeyedRecord.read(step("", row("ct/a", padded, padded, "7")).get(0).bytes());
    assertThat(text(row.study())).isEqualTo(uid);
    assertThat(text(row.series())).isEqualTo(uid);
    KeyedRecord plain = KeyedRecord.read(step("", row("ct/b", uid, uid, "7")).get(0).bytes());
    assertThat(row.sameTags(plain)).isTrue();
  }

  @Test
  void otherTagsGoWithTheRow() {
    KeyedRecord one = KeyedRecord.read(step("", row("ct/a", "s", "t", "12")).get(0).bytes());
    KeyedRecord two = KeyedRecord.read(step("", row("ct/a", "s", "t", "13")).get(0).bytes());
    assertThat(one.sameTags(two)).isFalse();
    assertThat(DicomTags.decode(one.header(), 0, one.header().length).toString()).contains("12");
  }

  @Test
  void onlyKeysOfTheSampleCount() {
    List<SortedRecord> records =
        step(
            "ct/a",
            row("ct/ab", "s", "t", "1"),
            row("ct/b", "s", "t", "1"),
            row("ct", "s", "t", "1"));
    assertThat(records).hasSize(2);
    assertThat(tally(records).tagRowsElsewhere).isEqualTo(2);
    assertThat(tally(records).tagRows).isEqualTo(3);
  }

  @Test
  void theTallyComesLastAndThenNothing() {
    TagRowStep step = new TagRowStep(plan, 4, List.<String[]>of().iterator(), COLUMNS, "");
    assertThat(step.hasNext()).isTrue();
    assertThat(step.next().sortKey()).isEqualTo(plan.buckets().keyOfTally(4));
    assertThat(step.hasNext()).isFalse();
    assertThatThrownBy(step::next).isInstanceOf(NoSuchElementException.class);
  }

  private List<SortedRecord> step(String sample, String[]... rows) {
    List<SortedRecord> records = new ArrayList<>();
    new TagRowStep(plan, 0, List.of(rows).iterator(), COLUMNS, sample)
        .forEachRemaining(records::add);
    return records;
  }

  private static Tally tally(List<SortedRecord> records) {
    byte[] last = records.get(records.size() - 1).bytes();
    assertThat(last[0]).isEqualTo(MemberRecord.TALLY);
    return Tally.ofBytes(last, 1, last.length);
  }

  private static String[] row(String key, String study, String series, String number) {
    String[] row = new String[1 + DicomTag.values().length];
    row[0] = key;
    row[1 + DicomTag.STUDY_INSTANCE_UID.ordinal()] = study;
    row[1 + DicomTag.SERIES_INSTANCE_UID.ordinal()] = series;
    row[1 + DicomTag.INSTANCE_NUMBER.ordinal()] = number;
    return row;
  }
}
