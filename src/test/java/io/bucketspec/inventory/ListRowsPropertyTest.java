package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.ListFixtures.Thing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the format, the same objects are read from it. */
class ListRowsPropertyTest {
  private static final int THINGS = 60;
  private static final ExtraColumns EXTRA = new ExtraColumns(true, true, true);
  private static final Set<InventoryFormat> TELL_TIMES =
      Set.of(
          InventoryFormat.S3API,
          InventoryFormat.S5CMD,
          InventoryFormat.GCLOUD,
          InventoryFormat.AZ,
          InventoryFormat.RCLONE);

  static List<InventoryFormat> formats() {
    return ListFixtures.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void keysComeBackFromEveryFormat(InventoryFormat format) throws IOException {
    for (int round = 1; round <= 20; round++) {
      Random random = new Random(7919L * round);
      List<Thing> things = things(random, format);
      byte[] text = ListFixtures.text(format, things).getBytes(StandardCharsets.UTF_8);

      assertThat(read(format, trickle(text, random)))
          .as("round %d", round)
          .isEqualTo(things.stream().map(thing -> told(format, thing)).toList());
    }
  }

  private static List<Thing> things(Random random, InventoryFormat format) {
    List<Thing> things = new ArrayList<>();
    while (things.size() < THINGS) {
      String key = key(random);
      boolean line = key.indexOf('\n') >= 0 || key.endsWith("\r");
      if (ListFixtures.holdsLineFeeds(format) || !line) {
        long size = random.nextInt(5) == 0 ? 0 : random.nextLong() >>> (1 + random.nextInt(63));
        Instant modified = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(50_000_000));
        String etag = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        things.add(new Thing("quay", key, size, modified, etag));
      }
    }
    return things;
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(50) == 0 ? 900 : 20);
    while (key.length() < length) {
      int point =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> "/ +%&=\"',.#?\\\n\r{}[]".charAt(random.nextInt(19));
            case 2 -> random.nextInt(0x10000);
            default -> random.nextInt(0x110000);
          };
      if (point < 0xD800 || point > 0xDFFF) {
        key.appendCodePoint(point);
      }
    }
    return key.toString();
  }

  /** Gives as few or as many bytes at a time as it likes. */
  private static InputStream trickle(byte[] text, Random random) {
    return new ByteArrayInputStream(text) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(200)));
      }
    };
  }

  private static List<String> read(InventoryFormat format, InputStream in) throws IOException {
    Snapshot snapshot = Snapshots.list(format, "quay");
    ObjectRows rows = TextRows.of(in, snapshot, KeyEncoding.AUTO, EXTRA);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      InventoryRow row = rows.row();
      assertThat(rows.fault()).isEmpty();
      assertThat(row.ofOtherBucket()).isFalse();
      assertThat(row.state()).isEqualTo(RowState.CURRENT);
      all.add(
          told(
              row.bucket(), Snapshots.key(row), row.size(), row.lastModified(), row.contentHash()));
    }
    return all;
  }

  private static String told(InventoryFormat format, Thing thing) {
    byte[] etag = thing.etag().getBytes(StandardCharsets.UTF_8);
    boolean tells = TELL_TIMES.contains(format);
    return told(
        thing.bucket(),
        thing.key(),
        ListFixtures.statesSizes(format) ? thing.size() : InventoryRow.NOT_STATED,
        tells
            ? thing.modified().toEpochMilli() + (format == InventoryFormat.RCLONE ? 34 : 0)
            : InventoryRow.TIME_NOT_STATED,
        tells ? ETag.hash(etag, 0, etag.length) : InventoryRow.CONTENT_NOT_STATED);
  }

  private static String told(String bucket, String key, long size, long modified, long content) {
    return bucket + " " + key + " " + size + " " + modified + " " + content;
  }

  /** Percent-encoded whole or in part, in every form that names a bucket. */
  @RepeatedTest(20)
  void keysComeBackFromUrls(RepetitionInfo repetition) {
    Random random = new Random(104729L * repetition.getCurrentRepetition());
    ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);
    for (String base :
        List.of(
            "https://quay.s3.eu-west-2.amazonaws.com/",
            "https://s3.eu-west-2.amazonaws.com/quay/",
            "https://storage.googleapis.com/quay/",
            "https://quay.storage.googleapis.com/",
            "https://quay.obs.eu-de.otc.t-systems.com/",
            "http://localhost:9000/quay/")) {
      for (Thing thing : things(random, InventoryFormat.S3API)) {
        byte[] url = (base + percentEncoded(thing.key(), random)).getBytes(StandardCharsets.UTF_8);

        assertThat(uri.parse(url, 0, url.length)).as(thing.key()).isTrue();
        assertThat(uri.bucket()).isEqualTo("quay");
        assertThat(new String(uri.key(), 0, uri.keyLength(), StandardCharsets.UTF_8))
            .isEqualTo(thing.key());
      }
    }
  }

  private static String percentEncoded(String key, Random random) {
    return key.codePoints()
        .mapToObj(Character::toString)
        .map(
            character ->
                "?#%".contains(character) || (!character.equals("/") && random.nextBoolean())
                    ? URLEncoder.encode(character, StandardCharsets.UTF_8).replace("+", "%20")
                    : character)
        .collect(Collectors.joining());
  }
}
