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
        specs.add(Written.file(options, new RandomItems(new Random(seed)).file(true)));
      }
      Item plain = Item.of(Kind.IMAGE_SEQUENCE, "t", "s3://b/1.jpg", "https://h/2.jpg?x#y%25");
      specs.add(Written.file(options, List.of(plain)));
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

  private static void check(byte[] bytes) throws IOException {
    List<SpecFault> faults = new ArrayList<>();
    for (String name : new String[] {"spec.json", "spec.csv"}) {
      faults.clear();
      SpecVerdict verdict =
          SpecValidator.validate(new ByteArrayInputStream(bytes), name, faults::add);
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
    SpecValidator.validate(SpecReadersTest.withMark(bytes), name, ofAny::add);
    if (faults.stream().noneMatch(fault -> APART.contains(fault.code()))) {
      assertThat(ofAny)
          .filteredOn(fault -> fault.code() != FaultCode.BYTE_ORDER_MARK)
          .isEqualTo(faults);
    }
  }
}
