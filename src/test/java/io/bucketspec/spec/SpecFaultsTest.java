package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketspec.Golden;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.MetadataType;
import io.bucketspec.model.MetadataType.Sort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each file under {@code faults} is a list of cases: a line {@code ## what the case is}, the spec,
 * and, after a line {@code ==}, its faults, all of them, with place, path and sentence. The lines
 * after {@code ==} are the golden part.
 *
 * <p>Within a spec, {@code ~r} is a carriage return, {@code ~n} a line feed, {@code ~t} a tab,
 * {@code ~_} a space, {@code ~xFF} a byte, {@code ~*20*abc*} a repetition; line ends are LF, and
 * the last is not a part of the spec.
 */
class SpecFaultsTest {
  /** That of the cases under {@code schema}. */
  static final MetadataSchema SCHEMA =
      MetadataSchema.of(
          Map.of(
              "site", MetadataType.of(Sort.VARCHAR),
              "weather", MetadataType.enumOf(List.of("sunny", "rain")),
              "clip", MetadataType.embedding(3),
              "place", MetadataType.of(Sort.GEOSPATIAL),
              "when", MetadataType.of(Sort.DATETIME),
              "camera.serial", MetadataType.of(Sort.NUMBER),
              "id", MetadataType.of(Sort.UUID),
              "ok", MetadataType.of(Sort.BOOLEAN),
              "notes", MetadataType.of(Sort.TEXT)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document",
        "items",
        "urls",
        "metadata",
        "csv",
        "page",
        "page-csv",
        "schema",
        "strict",
        "strict-csv"
      })
  void everyFaultIsFoundWithItsPlaceAndSentence(String name) throws IOException {
    String path = "io/bucketspec/spec/faults/" + name + ".txt";
    List<String> lines = new ArrayList<>();
    StringBuilder spec = null;
    for (String line : Golden.read(path).lines().toList()) {
      if (line.startsWith("## ")) {
        lines.add((lines.isEmpty() ? "" : "\n") + line);
        spec = new StringBuilder();
      } else if (line.equals("==")) {
        lines.add(spec.toString().stripTrailing());
        lines.add(line);
        lines.addAll(faults(bytes(spec.toString().stripTrailing()), name));
        spec = null;
      } else if (spec != null) {
        spec.append(line).append('\n');
      }
    }
    Golden.assertEqual(path, String.join("\n", lines) + "\n");
  }

  static List<String> faults(byte[] spec, String name) throws IOException {
    List<String> faults = new ArrayList<>();
    String file = name.endsWith("csv") ? "spec.csv" : "spec.json";
    Optional<MetadataSchema> schema =
        name.equals("schema") ? Optional.of(SCHEMA) : Optional.empty();
    SpecChecks checks = new SpecChecks(schema, name.startsWith("strict"), Optional.empty());
    SpecVerdict verdict =
        SpecValidator.validate(
            new ByteArrayInputStream(spec),
            file,
            checks,
            fault ->
                faults.add(
                    "%s %s %d:%d %s\n    %s"
                        .formatted(
                            fault.severity(),
                            fault.code().code(),
                            fault.line(),
                            fault.column(),
                            fault.path(),
                            fault.sentence())));
    faults.add(
        "-> %s, %d urls, %d errors, %d warnings"
            .formatted(verdict.items(), verdict.urls(), verdict.errors(), verdict.warnings()));
    return faults;
  }

  private static byte[] bytes(String text) {
    StringBuilder latin = new StringBuilder();
    String plain = new String(text.getBytes(UTF_8), ISO_8859_1);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c != '~') {
        latin.append(c);
        continue;
      }
      char sort = plain.charAt(++i);
      switch (sort) {
        case 'r' -> latin.append('\r');
        case 'n' -> latin.append('\n');
        case 't' -> latin.append('\t');
        case '_' -> latin.append(' ');
        case 'x' -> {
          latin.append((char) Integer.parseInt(plain.substring(i + 1, i + 3), 16));
          i += 2;
        }
        case '*' -> {
          int second = plain.indexOf('*', i + 1);
          int third = plain.indexOf('*', second + 1);
          int times = Integer.parseInt(plain.substring(i + 1, second));
          latin.append(plain.substring(second + 1, third).repeat(times));
          i = third;
        }
        default -> throw new IllegalArgumentException("~" + sort);
      }
    }
    return latin.toString().getBytes(ISO_8859_1);
  }
}
