package io.bucketspec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.Written.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a file, the validator ends, counts its faults, and throws nothing; and both
 * its readers find the same. A plain test run replays the inputs beside this class and mutates
 * specs by seeded chance; {@code JAZZER_FUZZ=1 mvn test -Dtest=SpecValidatorFuzzTest} searches
 * further.
 */
class SpecValidatorFuzzTest {
  private static final int ROUNDS = 500;

  /** What a byte order mark in front hides, or makes double. */
  private static final Set<FaultCode> APART =
      EnumSet.of(FaultCode.NOT_TEXT, FaultCode.BYTE_ORDER_MARK);

  private static final byte[] PIECES =
      "{}[]\":,\\\r\n0-9eE.NaN null true \"objectUrl_0\":\uFEFF\u00e9\\ud800 ObjectURL,Create video"
          .getBytes(StandardCharsets.UTF_8);

  private static final String METADATA =
      """
      {"videos":[{"objectUrl":"s3://b/1.mp4","videoMetadata":{"fps":25.5,"duration":1e2,"width":1,
      "height":1,"fileSize":9,"mime_type":"video/mp4"},"clientMetadata":{"site":"north","weather":
      "rain","clip":[1,2.5,-3e2],"place":{"latitude":1,"longitude":-180.0,"x":{}},"when":
      "2026-11-21T09:30:00Z","camera":{"serial":1,"lens":[{"a":null}]},"camera.serial":2,"ok":true,
      "id":"0b5c9f7e-3a51-4c8e-9d62-1f0a2b3c4d5e","notes":"é\\u00e9","$encord":{"site":1},
      "else":9007199254740993}},{"objectUrl":"s3://b/2.mp4","clientMetadata":{"site":1,"clip":[[1],
      "2"],"place":[],"when":"2026-11-21","camera":[],"ok":null}}]}
      """;

  private static final String SCENE =
      """
      {"scenes":[{"title":"a","scene":{"s":{"type":"t","events":[{"uri":"s3://b/1.jpg","timestamp":
      1},{"uri":"s3://b/2.jpg"}]}},"clientMetadata":{}}],"image_groups":[{"title":"g","createVideo":
      true,"objectUrl_0":"s3://b/10.jpg","objectUrl_1":"s3://b/2.jpg"}],"skip_duplicate_urls":true}
      """;

  @FuzzTest(maxDuration = "5m")
  void anyBytes(byte[] bytes) throws IOException {
    check(bytes);
  }

  @Test
  void mutatedSpecs() {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), SpecValidatorFuzzTest::mutate);
  }

  private static void mutate() throws IOException {
    List<byte[]> specs = new ArrayList<>();
    for (SpecOptions options : List.of(Written.JSON_COMBINED, Written.CSV_COMBINED)) {
      for (int seed = 0; seed < 20; seed++) {
        specs.add(Written.file(options, new RandomItems(new Random(seed)).file(options)));
      }
      Item plain = Item.of(Kind.IMAGE_SEQUENCE, "t", "s3://b/1.jpg", "https://h/2.jpg?x#y%25");
      specs.add(Written.file(options, List.of(plain)));
    }
    // As often as the others together: the writer's specs have none of what these do.
    for (int i = 0; i < 20; i++) {
      specs.add(METADATA.getBytes(StandardCharsets.UTF_8));
      specs.add(SCENE.getBytes(StandardCharsets.UTF_8));
    }
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] spec = specs.get(random.nextInt(specs.size()));
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        spec = mutated(spec, random);
      }
      try {
        check(spec);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  /** Deletes, doubles, overwrites or cuts off a stretch. */
  private static byte[] mutated(byte[] spec, Random random) {
    if (spec.length < 2) {
      return spec;
    }
    int from = random.nextInt(spec.length);
    int to = Math.min(spec.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
    int piece = random.nextInt(PIECES.length);
    byte[] middle =
        switch (random.nextInt(5)) {
          case 0 -> new byte[0];
          case 1 -> concat(Arrays.copyOfRange(spec, from, to), Arrays.copyOfRange(spec, from, to));
          case 2 -> new byte[] {(byte) random.nextInt(256)};
          case 3 -> Arrays.copyOfRange(PIECES, piece, Math.min(PIECES.length, piece + 6));
          default -> null;
        };
    if (middle == null) {
      return random.nextInt(4) > 0 ? spec : Arrays.copyOf(spec, to);
    }
    byte[] head = concat(Arrays.copyOf(spec, from), middle);
    return concat(head, Arrays.copyOfRange(spec, to, spec.length));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** All checks that there are, behind a file that has some of the URLs. */
  private static SpecChecks checks() throws IOException {
    UrlsOfFiles urls = new UrlsOfFiles(100);
    SpecChecks checks = new SpecChecks(Optional.of(SpecFaultsTest.SCHEMA), true, Optional.of(urls));
    byte[] scene = SCENE.getBytes(StandardCharsets.UTF_8);
    SpecValidator.validate(new ByteArrayInputStream(scene), "scene.json", checks, fault -> {});
    return checks;
  }

  private static void check(byte[] bytes) throws IOException {
    List<SpecFault> faults = new ArrayList<>();
    for (String name : new String[] {"spec.json", "spec.csv"}) {
      faults.clear();
      SpecVerdict verdict =
          SpecValidator.validate(new ByteArrayInputStream(bytes), name, checks(), faults::add);
      assertThat(verdict.bytes()).isEqualTo(bytes.length);
      assertThat(verdict.errors() + verdict.warnings()).isEqualTo(faults.size());
      assertThat(faults)
          .allSatisfy(
              fault -> {
                assertThat(fault.line()).isPositive();
                assertThat(fault.column()).isPositive();
                assertThat(fault.sentence()).matches("(?s).+[.?)]");
              });
      checkReaders(bytes, name, faults);
    }
  }

  /** The reader of plain text, and of what follows on it, finds what that of any text finds. */
  private static void checkReaders(byte[] bytes, String name, List<SpecFault> faults)
      throws IOException {
    List<SpecFault> ofAny = new ArrayList<>();
    SpecValidator.validate(SpecReadersTest.withMark(bytes), name, checks(), ofAny::add);
    if (faults.stream().noneMatch(fault -> APART.contains(fault.code()))) {
      assertThat(ofAny)
          .filteredOn(fault -> fault.code() != FaultCode.BYTE_ORDER_MARK)
          .isEqualTo(faults);
    }
  }
}
