package io.bucketspec.cli;

import io.bucketspec.run.OutputOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.PdfKey;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Reads the {@code output} part of a job file. */
final class OutputReader {
  private static final String SKIP = "skipDuplicateUrls";
  private static final String UPSERT = "upsertMetadata";
  private static final String PDF_KEY = "pdfKey";

  private final Problems problems;
  private Optional<Fields> fields = Optional.empty();
  private List<String> partitionBy = List.of();
  private Optional<SpecFormat> format = Optional.empty();

  OutputReader(Problems problems) {
    this.problems = problems;
  }

  /** The fields of what was read, if it was a mapping. */
  Optional<Fields> fields() {
    return fields;
  }

  /** The captures that partition, as far as they could be read. */
  List<String> partitionBy() {
    return partitionBy;
  }

  /** The form of the spec files, stated or not, if it could be read. */
  Optional<SpecFormat> format() {
    return format;
  }

  Optional<OutputOptions> read(Node node) {
    fields = Fields.of(node, "'output'", JobKeys.OUTPUT, problems);
    return fields.flatMap(this::output);
  }

  private Optional<OutputOptions> output(Fields output) {
    Optional<String> path =
        output.requiredText("path", "'output' needs 'path': the folder to write runs into.");
    partitionBy = output.texts("partitionBy").orElse(List.of());
    Optional<SpecOptions> spec = spec(output);
    Optional<Limits> limits =
        output.has("limits")
            ? output.node("limits").flatMap(this::limits)
            : Optional.of(Limits.DEFAULT);
    Optional<OutputOptions> options =
        output.build(
            () ->
                new OutputOptions(
                    path.orElse("?"),
                    partitionBy,
                    spec.orElse(SpecOptions.DEFAULT),
                    limits.orElse(Limits.DEFAULT)));
    return output.sound() ? options : Optional.empty();
  }

  private Optional<SpecOptions> spec(Fields output) {
    List<String> labels = Arrays.stream(SpecFormat.values()).map(SpecFormat::label).toList();
    format = output.choice("format", labels, SpecFormat::ofLabel);
    boolean combine = output.flag("combine").orElse(false);
    Optional<Boolean> skip = output.flag(SKIP);
    boolean upsert = output.flag(UPSERT).orElse(false);
    List<String> pdfKeys = Arrays.stream(PdfKey.values()).map(PdfKey::label).toList();
    Optional<PdfKey> pdfKey = output.choice(PDF_KEY, pdfKeys, PdfKey::ofLabel);
    if (output.has("format") && format.isEmpty()) {
      return Optional.empty();
    }
    SpecFormat known = format.orElse(SpecFormat.JSON);
    format = Optional.of(known);
    if (known == SpecFormat.CSV && skip.orElse(false)) {
      output.problem(SKIP, "A CSV spec can't carry '" + SKIP + "': remove it or use format json.");
    }
    if (known == SpecFormat.CSV && pdfKey.isPresent()) {
      output.problem(
          PDF_KEY,
          "A CSV spec has no place for PDFs: remove '" + PDF_KEY + "' or use format json.");
    }
    PdfKey ofPdfs = known == SpecFormat.CSV ? PdfKey.PDF : pdfKey.orElse(PdfKey.PDF);
    return output.build(() -> new SpecOptions(known, combine, skip.orElse(true), upsert, ofPdfs));
  }

  /** The limits, each checked by itself so that every wrong one is told. */
  private Optional<Limits> limits(Node node) {
    Optional<Fields> mapping = Fields.of(node, "'limits'", JobKeys.LIMITS, problems);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Fields in = mapping.get();
    Limits d = Limits.DEFAULT;
    int items =
        in.count("items", d.items(), n -> new Limits(n, d.urls(), d.fileBytes(), d.mediaBytes()));
    int urls =
        in.count("urls", d.urls(), n -> new Limits(d.items(), n, d.fileBytes(), d.mediaBytes()));
    long fileBytes =
        bytes(
            in,
            "fileBytes",
            d.fileBytes(),
            n -> new Limits(d.items(), d.urls(), n, d.mediaBytes()));
    long mediaBytes =
        bytes(
            in,
            "mediaBytes",
            d.mediaBytes(),
            n -> new Limits(d.items(), d.urls(), d.fileBytes(), n));
    return in.sound()
        ? Optional.of(new Limits(items, urls, fileBytes, mediaBytes))
        : Optional.empty();
  }

  private static long bytes(Fields in, String key, long preset, LongFunction<Limits> check) {
    OptionalLong bytes = in.bytes(key);
    if (bytes.isEmpty()) {
      return preset;
    }
    in.build(() -> check.apply(bytes.getAsLong()));
    return bytes.getAsLong();
  }
}
