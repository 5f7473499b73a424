package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.grouping.NaturalOrder;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.OrderBy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyyMMdd_HHmmss; 20261124_151617; 2026-11-24T15:16:17Z",
        "yyyyMMdd_HHmmss; 19691231_235959; 1969-12-31T23:59:59Z",
        "yyyy-MM-dd; 2024-02-29; 2024-02-29T00:00:00Z",
        "d MMM yyyy; 1 Mar 2024; 2024-03-01T00:00:00Z",
        "HHmm; 0930; 1970-01-01T09:30:00Z",
        "HH.mm.ss.SSS; 09.30.01.250; 1970-01-01T09:30:01.250Z",
        "yyyyMMddHH; 2024022907; 2024-02-29T07:00:00Z",
        "yyyyMMddHHmmssSSSSSSSSS; 20240229070809123456789; 2024-02-29T07:08:09.123456789Z",
        "yyyyMMdd'T'HHmmssX; 20240229T000000Z; 2024-02-29T00:00:00Z",
        "yyyyMMdd'T'HHmmssX; 20240229T000000+02; 2024-02-28T22:00:00Z",
        "yyyyMMddHHmm VV; 202407010000 Europe/Berlin; 2024-06-30T22:00:00Z",
        "yyyyMMddHHmm z; 202401010000 PST; 2024-01-01T08:00:00Z",
        "yyyyMMddXX; 20240229+0200; 2024-02-28T22:00:00Z",
        "HHmmXX; 0930+0200; 1970-01-01T07:30:00Z",
        "yyyyMMddhhmma; 202402290100PM; 2024-02-29T13:00:00Z",
        "epochSeconds; 0; 1970-01-01T00:00:00Z",
        "epochSeconds; 1700000000; 2023-11-14T22:13:20Z",
        "epochSeconds; 0001700000000; 2023-11-14T22:13:20Z",
        "epochSeconds; -1; 1969-12-31T23:59:59Z",
        "epochMillis; 1700000000123; 2023-11-14T22:13:20.123Z",
        "epochMillis; -1; 1969-12-31T23:59:59.999Z",
        "epochSeconds; 31556889864403199; +1000000000-12-31T23:59:59Z",
        "epochSeconds; -31557014167219200; -1000000000-01-01T00:00:00Z"
      })
  void readsTheMomentThatATextStandsFor(String format, String text, String moment) {
    assertThat(moment(format, text)).isEqualTo(Instant.parse(moment));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yyyyMMdd; 20240230x",
        "yyyyMMdd; 20241301",
        "yyyyMMdd; 2024-01-01",
        "yyyyMMdd; ''",
        "yyyyMMdd; 2024010",
        "HHmm; 2560",
        "d MMM yyyy; 1 März 2024",
        "yyyyMMddXX; 20240101",
        "epochSeconds; ''",
        "epochSeconds; 1e9",
        "epochSeconds; 1700000000.5",
        "epochSeconds; 31556889864403200",
        "epochSeconds; 99999999999999999999",
        "epochMillis; now"
      })
  void saysWhatIsNoTimestampAndAppendsNothing(String format, String text) {
    ByteBuilder out = new ByteBuilder();
    assertThat(new Timestamps(new OrderBy.Timestamp("t", format)).append(text, out))
        .contains("is '" + text + "', which is no timestamp of the format " + format + ".");
    assertThat(out.length()).isZero();
  }

  @Test
  void theOrderOfBytesIsThatOfMoments() {
    Random random = new Random(12);
    List<Long> moments = new ArrayList<>(List.of(0L, -1L, 1L, -1000L, -1001L, 999L, 1000L));
    moments.add(Long.MAX_VALUE);
    moments.add(Long.MIN_VALUE + 1);
    for (int i = 0; i < 300; i++) {
      moments.add(random.nextLong() >> random.nextInt(64));
    }
    List<byte[]> bytes = moments.stream().map(TimestampsTest::ofMillis).toList();
    for (int i = 0; i < moments.size(); i++) {
      for (int j = 0; j < moments.size(); j++) {
        assertThat(Integer.signum(compare(bytes.get(i), bytes.get(j))))
            .as("%s and %s", moments.get(i), moments.get(j))
            .isEqualTo(Long.compare(moments.get(i), moments.get(j)));
      }
    }
  }

  @Test
  void theOrderOfTextsIsThatOfTheirMoments() {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("dMMMuuuuHHmmss.SSS", Locale.ENGLISH);
    Timestamps timestamps = new Timestamps(new OrderBy.Timestamp("t", "dMMMuuuuHHmmss.SSS"));
    Random random = new Random(13);
    List<LocalDateTime> moments = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long seconds = (long) (random.nextGaussian() * 3e9);
      int nanos = random.nextInt(1000) * 1_000_000;
      moments.add(LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC));
    }
    moments.sort(Comparator.naturalOrder());
    byte[] last = null;
    for (LocalDateTime moment : moments) {
      ByteBuilder out = new ByteBuilder();
      assertThat(timestamps.append(format.format(moment), out)).isEmpty();
      if (last != null) {
        assertThat(compare(last, out.toByteArray())).as("%s", moment).isNegative();
      }
      last = out.toByteArray();
    }
  }

  private static int compare(byte[] a, byte[] b) {
    return NaturalOrder.compare(a, 0, a.length, b, 0, b.length);
  }

  private static byte[] ofMillis(long millis) {
    ByteBuilder out = new ByteBuilder();
    Timestamps.append(millis, out);
    return out.toByteArray();
  }

  /** The moment that stands in the bytes: seconds since the first moment of all, then nanos. */
  private static Instant moment(String format, String text) {
    ByteBuilder out = new ByteBuilder();
    assertThat(new Timestamps(new OrderBy.Timestamp("t", format)).append(text, out)).isEmpty();
    String[] numbers = out.toString().split("\0");
    assertThat(numbers).hasSize(2);
    long seconds = Long.parseLong(numbers[0]) + Instant.MIN.getEpochSecond();
    return Instant.ofEpochSecond(seconds, Long.parseLong(numbers[1]));
  }
}
