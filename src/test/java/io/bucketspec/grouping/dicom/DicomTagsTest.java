package io.bucketspec.grouping.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bucketspec.model.ByteBuilder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 3",
        "3.0 | 3",
        "+3 | 3",
        "' 3 ' | 3",
        "-12 | -12",
        "007 | 7",
        "[3] | 3",
        "'''3''' | 3",
        "['3'] | 3",
        "3e2 | 300",
        "2147483647 | 2147483647",
        "-2147483648 | -2147483648"
      })
  void readsWholeNumbers(String text, int expected) {
    DicomTags tags = parse(DicomTag.INSTANCE_NUMBER, text);
    assertThat(tags.instanceNumber()).hasValue(expected);
    assertThat(tags.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.5",
        "x",
        "3x",
        "3d",
        "0x3",
        "1\\2",
        "1,2",
        "[3",
        "3]",
        "[]",
        "--3",
        "NaN",
        "Infinity",
        "2147483648",
        "-2147483649",
        "1e400",
        "+",
        ".",
        "None",
        "٣"
      })
  void saysWhichWholeNumberItCannotRead(String text) {
    DicomTags tags = parse(DicomTag.INSTANCE_NUMBER, text);
    assertThat(tags.instanceNumber()).isEmpty();
    assertThat(tags.unreadable()).containsExactly("InstanceNumber");
  }

  @ParameterizedTest
  @CsvSource({
    "ROWS, 65535, true",
    "ROWS, 65536, false",
    "COLUMNS, -1, false",
    "COLUMNS, 0, true",
    "NUMBER_OF_FRAMES, -1, false",
    "NUMBER_OF_FRAMES, 0, true",
    "NUMBER_OF_FRAMES, 70000, true",
    "ACQUISITION_NUMBER, -5, true",
    "TEMPORAL_POSITION_IDENTIFIER, -5, true"
  })
  void knowsWhatATagCanHold(DicomTag tag, String text, boolean readable) {
    DicomTags tags = parse(tag, text);
    assertThat(tags.has(tag)).isEqualTo(readable);
    assertThat(tags.whole(tag)).isEqualTo(readable ? Integer.parseInt(text) : 0);
    assertThat(tags.cannotRead(tag)).isEqualTo(!readable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\\-2.5\\30",
        "1.0\\-2.50\\3e1",
        "[1, -2.5, 30]",
        "['1', '-2.5', '30']",
        "[\"1\",\"-2.5\",\"30\"]",
        "(1,-2.5,30)",
        "{1,-2.5,30}",
        "1,-2.5,30",
        "1 -2.5 30",
        "[1. -2.5 30.]",
        " [ 1 ,  -2.5 , 30 ] ",
        " 1 \\ -2.5\\30 \u0000",
        "+1\t-2.5\n30"
      })
  void readsListsAsEverybodyWritesThem(String text) {
    DicomTags tags = parse(DicomTag.IMAGE_POSITION_PATIENT, text);
    assertThat(tags.along(new double[] {1, 0, 0})).hasValue(1);
    assertThat(tags.along(new double[] {0, 1, 0})).hasValue(-2.5);
    assertThat(tags.along(new double[] {0, 0, 1})).hasValue(30);
    assertThat(tags.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\\2", "1\\2\\3\\4", "1\\2\\", "\\1\\2", "1\\\\3", "1,,3", "1,2,3,", "1\\2\\NaN",
        "[1, 2, inf]", "1\\2\\1e999", "1\\2\\x", "[1, 2, 3", "(1, 2, 3]", "1;2;3", "[]",
            "[1, 2, None]"
      })
  void saysWhichListItCannotRead(String text) {
    DicomTags tags = parse(DicomTag.IMAGE_POSITION_PATIENT, text);
    assertThat(tags.along(new double[] {0, 0, 1})).isEmpty();
    assertThat(tags.unreadable()).containsExactly("ImagePositionPatient");
  }

  @Test
  void readsTheSixCosines() {
    DicomTags tags = parse(DicomTag.IMAGE_ORIENTATION_PATIENT, "['1','0','0','0','0.5','-1']");
    assertThat(tags.orientation()).containsExactly(1, 0, 0, 0, 0.5, -1);
    DicomTags few = parse(DicomTag.IMAGE_ORIENTATION_PATIENT, "1\\0\\0");
    assertThat(few.orientation()).isEmpty();
    assertThat(few.unreadable()).containsExactly("ImageOrientationPatient");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORIGINAL\\PRIMARY\\LOCALIZER | ORIGINAL\\PRIMARY\\LOCALIZER | true",
        "['ORIGINAL', 'PRIMARY', 'LOCALIZER'] | ORIGINAL\\PRIMARY\\LOCALIZER | true",
        "[ORIGINAL, PRIMARY, LOCALIZER] | ORIGINAL\\PRIMARY\\LOCALIZER | true",
        "ORIGINAL,PRIMARY,LOCALIZER | ORIGINAL\\PRIMARY\\LOCALIZER | true",
        "original\\primary\\localizer | ORIGINAL\\PRIMARY\\LOCALIZER | true",
        "ORIGINAL\\PRIMARY\\LOCALIZER\\CT | ORIGINAL\\PRIMARY\\LOCALIZER\\CT | true",
        "ORIGINAL\\PRIMARY\\LOCALIZERS | ORIGINAL\\PRIMARY\\LOCALIZERS | false",
        "ORIGINAL\\PRIMARY\\AXIAL\\LOCALIZER | ORIGINAL\\PRIMARY\\AXIAL\\LOCALIZER | false",
        "ORIGINAL\\LOCALIZER | ORIGINAL\\LOCALIZER | false",
        "ORIGINAL\\PRIMARY\\\\M | ORIGINAL\\PRIMARY\\\\M | false",
        "DERIVED\\SECONDARY\\MIP SAG | DERIVED\\SECONDARY\\MIP SAG | false",
        "LOCALIZER | LOCALIZER | false"
      })
  void readsImageTypes(String text, String expected, boolean localizer) {
    DicomTags tags = parse(DicomTag.IMAGE_TYPE, text);
    assertThat(tags.imageType()).hasValue(expected);
    assertThat(tags.isLocalizer()).isEqualTo(localizer);
  }

  @ParameterizedTest
  @CsvSource({
    "093015, 34215",
    "093015.25, 34215.25",
    "093015.123456, 34215.123456",
    "09:30:15.25, 34215.25",
    "09:30:15, 34215",
    "09:30, 34200",
    "0930, 34200",
    "09, 32400",
    "000000, 0",
    "235960, 86400",
    "93015.25, 34215.25",
    "093015., 34215",
    "' 093015 ', 34215"
  })
  void readsTimesOfDay(String text, double seconds) {
    DicomTags tags = parse(DicomTag.ACQUISITION_TIME, text);
    assertThat(tags.has(DicomTag.ACQUISITION_TIME)).isTrue();
    assertThat(tags.decimal(DicomTag.ACQUISITION_TIME)).isCloseTo(seconds, within(1e-9));
    assertThat(parse(DicomTag.CONTENT_TIME, text).decimal(DicomTag.CONTENT_TIME))
        .isCloseTo(seconds, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "240000", "096000", "093061", "930", "9", "0930.5", "09301x", "09:3015", "9:30:15",
        "093015.1234567890", "093015.x", "20240229", "09-30-15", "-93015", ".5", ":", "::", "٠٩٣٠١٥"
      })
  void saysWhichTimeItCannotRead(String text) {
    DicomTags tags = parse(DicomTag.ACQUISITION_TIME, text);
    assertThat(tags.has(DicomTag.ACQUISITION_TIME)).isFalse();
    assertThat(tags.unreadable()).containsExactly("AcquisitionTime");
  }

  @Test
  void trimsTextsOfBlanksAndNuls() {
    assertThat(parse(DicomTag.SOP_INSTANCE_UID, " 1.2.840 \u0000\u0000").sopInstanceUid())
        .hasValue("1.2.840");
    assertThat(parse(DicomTag.SOP_INSTANCE_UID, "\u0000").sopInstanceUid()).isEmpty();
    assertThat(parse(DicomTag.MODALITY, "mr ").modality()).hasValue("MR");
  }

  @ParameterizedTest
  @EnumSource(DicomTag.class)
  void whatIsNullOrBlankIsAbsentAndNotUnreadable(DicomTag tag) {
    for (String text : new String[] {null, "", "  ", "\u0000"}) {
      Map<DicomTag, String> texts = new EnumMap<>(DicomTag.class);
      texts.put(tag, text);
      DicomTags tags = DicomTags.parse(texts::get, texts.keySet());
      assertThat(tags.has(tag)).isFalse();
      assertThat(tags.unreadable()).isEmpty();
    }
  }

  @Test
  void knowsRowsOnlyOfATableWithBothColumns() {
    assertThat(rowsKnown(DicomTag.ROWS, DicomTag.COLUMNS)).isTrue();
    assertThat(rowsKnown(DicomTag.ROWS, DicomTag.MODALITY)).isFalse();
    assertThat(rowsKnown(DicomTag.COLUMNS, DicomTag.MODALITY)).isFalse();
  }

  private static boolean rowsKnown(DicomTag first, DicomTag second) {
    return DicomTags.parse(tag -> null, EnumSet.of(first, second)).rowsKnown();
  }

  @Test
  void aPositionTooLargeToReckonWithIsNone() {
    DicomTags tags = parse(DicomTag.IMAGE_POSITION_PATIENT, "1e308\\1e308\\-1e308");
    assertThat(tags.along(new double[] {1, 1, 1})).isEmpty();
    assertThat(tags.along(new double[] {0, 0, 1})).hasValue(-1e308);
  }

  @Test
  void isShownByKeywords() {
    Map<DicomTag, String> texts = new EnumMap<>(DicomTag.class);
    texts.put(DicomTag.MODALITY, "CT");
    texts.put(DicomTag.INSTANCE_NUMBER, "x");
    texts.put(DicomTag.IMAGE_POSITION_PATIENT, "1\\2\\3");
    texts.put(DicomTag.ECHO_TIME, "4.6");
    assertThat(DicomTags.parse(texts::get, texts.keySet()))
        .hasToString(
            "Modality=CT, InstanceNumber=?, ImagePositionPatient=[1.0, 2.0, 3.0], EchoTime=4.6"
                + " (no columns Rows and Columns)");
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 90_001})
  void anyRowIsReadAndComesBackFromItsBytes(long seed) {
    Random random = new Random(seed);
    TagDecoder decoder = new TagDecoder();
    for (int round = 0; round < 5_000; round++) {
      DicomTags tags = RandomTags.parse(random);
      ByteBuilder out = new ByteBuilder();
      out.append("before");
      tags.encode(out);
      int end = out.length();
      out.append("behind");
      String told = "seed " + seed + ", round " + round + ": " + tags;
      DicomTags decoded = decoder.decode(out.array(), 6, end);
      assertThat(decoded)
          .as(told)
          .isEqualTo(tags)
          .hasSameHashCodeAs(tags)
          .hasToString(tags.toString());
      assertThat(DicomTags.decode(out.array(), 6, end)).as(told).isEqualTo(tags);
    }
  }

  /** What the round trip rests on: two tags are equal only if nothing in them differs. */
  @ParameterizedTest
  @EnumSource(
      value = DicomTag.class,
      names = {"STUDY_INSTANCE_UID", "SERIES_INSTANCE_UID"},
      mode = EnumSource.Mode.EXCLUDE)
  void isUnequalToWhatDiffersInAnyTag(DicomTag tag) {
    DicomTags none = DicomTags.parse(any -> null, EnumSet.allOf(DicomTag.class));
    List<String> texts =
        List.of("1", "2", "10", "11", "1\\2\\3", "1\\2\\4", "1 2 3 4 5 6", "1 2 3 4 5 7");
    boolean differs = false;
    for (String text : texts) {
      DicomTags some =
          DicomTags.parse(any -> any == tag ? text : null, EnumSet.allOf(DicomTag.class));
      assertThat(some).as(text).isNotEqualTo(none);
      for (String other : texts) {
        DicomTags others =
            DicomTags.parse(any -> any == tag ? other : null, EnumSet.allOf(DicomTag.class));
        differs |= some.has(tag) && others.has(tag) && !some.equals(others);
      }
    }
    assertThat(differs).isTrue();
  }

  @Test
  void aDecoderSharesWhatNeighboursHaveInCommon() {
    TagDecoder decoder = new TagDecoder();
    DicomTags first = recoded(decoder, "1\\0\\0\\0\\1\\0", "ORIGINAL\\PRIMARY\\T2");
    DicomTags second = recoded(decoder, "0\\1\\0\\0\\0\\1", "ORIGINAL\\PRIMARY\\PD");
    DicomTags third = recoded(decoder, "0\\1\\0\\0\\0\\1", "ORIGINAL\\PRIMARY\\T2");
    assertThat(third.orientation()).isSameAs(second.orientation());
    assertThat(second.orientation()).isNotEqualTo(first.orientation());
    assertThat(third.imageType().orElseThrow()).isSameAs(first.imageType().orElseThrow());
    assertThat(third.modality().orElseThrow()).isSameAs(first.modality().orElseThrow());
  }

  private static DicomTags recoded(TagDecoder decoder, String orientation, String type) {
    Map<DicomTag, String> texts = new EnumMap<>(DicomTag.class);
    texts.put(DicomTag.MODALITY, "MR");
    texts.put(DicomTag.IMAGE_TYPE, type);
    texts.put(DicomTag.IMAGE_ORIENTATION_PATIENT, orientation);
    byte[] bytes = encoded(DicomTags.parse(texts::get, texts.keySet()));
    return decoder.decode(bytes, 0, bytes.length);
  }

  @Test
  void isSmall() {
    Map<DicomTag, String> texts = new EnumMap<>(DicomTag.class);
    texts.put(DicomTag.ROWS, "512");
    texts.put(DicomTag.COLUMNS, "512");
    texts.put(DicomTag.INSTANCE_NUMBER, "63");
    assertThat(encoded(DicomTags.parse(texts::get, texts.keySet()))).hasSize(4 + 2 + 2 + 1);
    assertThat(encoded(DicomTags.parse(tag -> null, texts.keySet()))).hasSize(4);
  }

  @Test
  void refusesBytesThatDoNotEndWithTheTags() {
    byte[] bytes = encoded(parse(DicomTag.ROWS, "512"));
    byte[] longer = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, longer, 0, bytes.length);
    assertThatThrownBy(() -> DicomTags.decode(longer, 0, longer.length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 byte behind the tags of an object");
  }

  private static byte[] encoded(DicomTags tags) {
    ByteBuilder out = new ByteBuilder();
    tags.encode(out);
    return out.toByteArray();
  }

  private static DicomTags parse(DicomTag tag, String text) {
    return DicomTags.parse(any -> any == tag ? text : null, EnumSet.of(tag));
  }
}
