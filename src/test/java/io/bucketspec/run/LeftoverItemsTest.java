package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.spec.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Items on their way through a batch, its spill file, the pieces of rows, and back. */
class LeftoverItemsTest {
  private final Random random = new Random(5);

  @Test
  void itemsOfAnySizeComeBackAsTheyWere() throws IOException {
    List<ItemHeader> headers = new ArrayList<>();
    List<byte[]> texts = new ArrayList<>();
    Batch batch = new Batch(TestJobs.JSON_COMBINED, Limits.DEFAULT, SpillBuffer.keeping());
    for (int size : new int[] {0, 1, 300_000, 5_000_000, 16_384, 262_144, 7}) {
      add(batch, header(headers.size(), Kind.IMAGE), size, headers, texts);
    }
    add(batch, header(99, Kind.IMAGE_GROUP), 100, headers, texts);

    List<Passed> rows = new ArrayList<>();
    new ItemPieces("site=a", 3, 1, batch).forEachRemaining(rows::add);

    assertThat(rows).allMatch(row -> row.payload().length < 1 << 19);
    List<Passed> sorted = new ArrayList<>(rows);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.order(), b.order()));
    assertThat(sorted).isEqualTo(rows);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    rows.forEach(row -> joined.write(row.payload(), 1, row.payload().length - 1));
    try (Frames frames = new Frames(new ByteArrayInputStream(joined.toByteArray()))) {
      for (int i = 0; i < headers.size(); i++) {
        assertThat(frames.next()).isTrue();
        assertThat(frames.header()).usingRecursiveComparison().isEqualTo(headers.get(i));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        frames.text((bytes, from, to) -> text.write(bytes, from, to - from));
        assertThat(text.toByteArray()).isEqualTo(texts.get(i));
      }
      assertThat(frames.next()).isFalse();
    }
  }

  private void add(
      Batch batch, ItemHeader header, int size, List<ItemHeader> headers, List<byte[]> texts)
      throws IOException {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    try (SpillBuffer text = SpillBuffer.keeping()) {
      text.append(bytes, 0, size / 2);
      text.append(bytes, size / 2, size);
      assertThat(text.length()).isEqualTo(size);
      batch.add(header, text);
    }
    headers.add(header);
    texts.add(bytes);
  }

  private static ItemHeader header(int number, Kind kind) {
    return new ItemHeader(
        kind,
        number,
        ("Titel " + number).getBytes(StandardCharsets.UTF_8),
        new byte[0],
        number % 3 == 0 ? new byte[0] : new byte[] {'b', (byte) ('0' + number % 3)},
        ("key/" + number).getBytes(StandardCharsets.UTF_8),
        number * 1000,
        1L << 40,
        number % 2 == 0
            ? List.of()
            : List.of(
                new Finding(FindingCode.LONG_TITLE, "größer"),
                new Finding(FindingCode.OVER_LIMIT, "")),
        number % 3 == 0 ? NightChange.REISSUED : NightChange.NEW,
        number % 3 == 0 ? "" : "2 Größe");
  }

  @Test
  void numbersOfAnySizeComeBack() {
    long[] numbers = {0, 1, 127, 128, 300, 1L << 31, Long.MAX_VALUE};
    ByteBuilder bytes = new ByteBuilder();
    for (long number : numbers) {
      Varint.append(bytes, number);
    }
    Varint in = new Varint().over(bytes.toByteArray(), 0);
    for (long number : numbers) {
      assertThat(in.next()).isEqualTo(number);
    }
    assertThat(in.position()).isEqualTo(bytes.length());
  }
}
