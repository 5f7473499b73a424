package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret in a job file is refused wherever it stands, and no sentence repeats it. */
class PlantedInJobFileTest {
  private static final List<String> SECRETS =
      List.of(
          "s3a://AKIAEXAMPLE:hush@acme/daily",
          "https://user:hush@host",
          "https://acme.s3.amazonaws.com/a?X-Amz-Credential=AKIA&X-Amz-Signature=hush",
          "https://acme.blob.core.windows.net/c?sv=2022-11-02&sig=hush",
          "?sv=2022-11-02&ss=b&sig=hush",
          "jdbc:postgresql://host/db?user=me&password=hush",
          "jdbc:sqlserver://host:1433;databaseName=db;user=me;password=hush",
          "jdbc:oracle:thin:me/hush@//host:1521/db",
          "jdbc:mysql://me:hush@host/db",
          // Whatever cuts a long value must not cut off what gives the secret away.
          "https://hushhushhushhushhushhushhushhushhushhushhushhushhushhushhush:hush@host");

  /** Job files with a place for a quoted text. */
  private static final List<String> PLACES =
      List.of(
          "inventory: %s\nurls: {style: s3}\noutput: {path: x}",
          "inventory: {path: %s}\nurls: {style: s3}\noutput: {path: x}",
          "inventory: {path: a, format: %s}\nurls: {style: s3}\noutput: {path: x}",
          "inventory: {path: a, snapshot: %s}\nurls: {style: s3}\noutput: {path: x}",
          "inventory: {path: a, keyEncoding: %s}\nurls: {style: s3}\noutput: {path: x}",
          "inventory: {path: a, filesAt: %s}\nurls: {style: s3}\noutput: {path: x}",
          "inventory: [%s]\nurls: {style: s3}\noutput: {path: x}",
          "inventory: a\nurls: %s\noutput: {path: x}",
          "inventory: a\nurls: {endpoint: %s}\noutput: {path: x}",
          "inventory: a\nurls: {style: %s}\noutput: {path: x}",
          "inventory: a\nurls: {style: path, region: %s}\noutput: {path: x}",
          "inventory: a\nurls: {style: mrap, arn: %s}\noutput: {path: x}",
          "inventory: a\nurls: {style: s3}\noutput: %s",
          "inventory: a\nurls: {style: s3}\noutput: {path: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x, format: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x, partitionBy: [%s]}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x, combine: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x, limits: {items: %s}}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x, limits: {fileBytes: %s}}",
          rule("name: %s, match: '**', kind: image"),
          rule("name: %s, match: '**', kind: images"),
          rule("name: a, match: %s, kind: image"),
          rule("name: a, regex: %s, kind: image"),
          rule("name: a, match: '**', kind: %s"),
          rule("name: a, match: '**', kind: image_group, group: %s"),
          rule("name: a, match: '**', kind: image_group, group: [%s]"),
          rule("name: a, match: '**', kind: image_group, group: folder, order: %s"),
          rule("name: a, match: '**', kind: image, title: %s"),
          rule("%s: a"),
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nfindings: {no-sizes: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nledger: {path: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nledger: {settle: %s}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nmetadata: [{table: %s}]",
          join("table: %s"),
          join("catalog: %s"),
          join("sql: %s"),
          join("table: t, name: %s"),
          join("table: t, format: %s"),
          join("table: t, options: {url: %s}"),
          join("format: jdbc, options: {dbtable: %s}"),
          join("table: t, options: {%s: a}"),
          join("table: t, columns: [%s]"),
          join("table: t, columns: {a: %s}"),
          join("table: t, types: {a: %s}"),
          join("table: t, under: %s"),
          join("table: t, media: {width: %s}"),
          join("table: t, way: %s"),
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nmetadata: [{set: {a: {b: [%s]}}}]",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nmetadata: [{sidecars: %s}]",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nmetadataSchema: %s",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\nextra: {a: [b, {c: %s}]}",
          "inventory: a\nurls: {style: s3}\noutput: {path: x}\n%1$s: a\n%1$s: b",
          "%s",
          "[%s]");

  private static String join(String join) {
    return "inventory: a\nurls: {style: s3}\noutput: {path: x}\nmetadata:\n- {on: {key: k}, "
        + join
        + "}";
  }

  private static String rule(String rule) {
    return "inventory: a\nurls: {style: s3}\noutput: {path: x}\nrules:\n- {" + rule + "}";
  }

  /** Texts that are no YAML, or that stop before the secret is read as a value. */
  private static final List<String> BROKEN =
      List.of(
          "inventory: !%s a",
          "inventory: !%s {}",
          "inventory: !<%s> {}",
          "inventory: &%s a",
          "inventory: &%s [a]",
          "inventory: *%s",
          "%%TAG ! %s\n---\na: b",
          "%%%s\n---\na: b",
          "inventory: '%s",
          "inventory: \"%s\\q\"",
          "inventory: [%s",
          "inventory: %s\n\tb: c",
          "inventory: %s\n - b",
          "inventory: a: %s",
          "inventory: a # %s\nurls: [",
          "inventory: @%s",
          "inventory: |\n  %s\n b\nc",
          "--- %s\n--- %s",
          "? {%s: a}\n: b",
          "? [%s]\n: b");

  static Stream<Arguments> places() {
    return SECRETS.stream()
        .flatMap(secret -> PLACES.stream().map(place -> Arguments.of(place, secret)));
  }

  static Stream<Arguments> broken() {
    return SECRETS.stream()
        .flatMap(secret -> BROKEN.stream().map(text -> Arguments.of(text, secret)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void isRefusedWhereverItStands(String place, String secret) {
    assertThat(refusal(place.formatted("'" + secret + "'")))
        .contains(" stands here: remove it. Give a store's credentials as its client takes them,")
        .doesNotContainIgnoringCase("hush");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isNotRepeatedByWhatIsSaidOfBrokenYaml(String text, String secret) {
    assertThat(refusal(text.formatted(secret, secret))).doesNotContainIgnoringCase("hush");
  }

  private static String refusal(String job) {
    JobFileException e =
        catchThrowableOfType(JobFileException.class, () -> JobFile.parse(job, "job.yaml"));
    assertThat(e).as("refusal of %s", job).isNotNull();
    return e.getMessage() + e.problems() + e;
  }
}
