package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class CsvRowsPropertyTest {
  private static final int ROWS = 200;

  private record Written(String key, long size) {}

  /** A stream that gives as few or as many bytes at a time as it likes. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream bytes;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(length, 1 + random.nextInt(300)));
    }
  }

  @RepeatedTest(25)
  void keysComeBackFromAnyColumnOrderAndQuoting(RepetitionInfo repetition) throws IOException {
    long seed = 7919L * repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<String> columns =
        new ArrayList<>(List.of("Bucket", "Key", "Size", "ETag", "IsLatest", "Whatever"));
    Collections.shuffle(columns, random);
    List<Written> written = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      Written row = new Written(key(random), random.nextLong() >>> (1 + random.nextInt(63)));
      written.add(row);
      text.append(line(columns, row, random)).append(random.nextBoolean() ? "\n" : "\r\n");
      text.append("\n".repeat(random.nextInt(20) == 0 ? 2 : 0));
    }

    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    CsvRows rows =
        new CsvRows(
            new Trickle(bytes, random),
            Snapshots.csv("quay", columns.toArray(String[]::new)),
            KeyEncoding.AUTO);
    for (Written expected : written) {
      assertThat(rows.next()).as("seed %d", seed).isTrue();
      assertThat(rows.fault()).as("seed %d, key %s", seed, expected.key()).isEmpty();
      assertThat(Arrays.copyOf(rows.row().key(), rows.row().keyLength()))
          .as("seed %d, key %s", seed, expected.key())
          .isEqualTo(expected.key().getBytes(StandardCharsets.UTF_8));
      assertThat(rows.row().size()).as("seed %d", seed).isEqualTo(expected.size());
      assertThat(rows.row().ofOtherBucket()).as("seed %d", seed).isFalse();
    }
    assertThat(rows.next()).as("seed %d", seed).isFalse();
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(50) == 0 ? 1000 : 30);
    while (key.length() < length) {
      int point =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> "/ +%&=\"',.".charAt(random.nextInt(10));
            case 2 -> random.nextInt(0x10000);
            default -> random.nextInt(0x110000);
          };
      if (point < 0xD800 || point > 0xDFFF) {
        key.appendCodePoint(point);
      }
    }
    return key.toString();
  }

  private static String line(List<String> columns, Written row, Random random) {
    List<String> fields = new ArrayList<>();
    for (String column : columns) {
      String field =
          switch (column) {
            case "Bucket" -> "quay";
            case "Key" -> URLEncoder.encode(row.key(), StandardCharsets.UTF_8).replace("%2F", "/");
            case "Size" -> Long.toString(row.size());
            case "IsLatest" -> "true";
            case "ETag" -> "";
            default -> "a\"b,c";
          };
      boolean quoted = field.contains("\"") || random.nextBoolean();
      fields.add(quoted ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
    }
    return String.join(",", fields);
  }
}
