package io.bucketspec.cli;

import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code urls} of a job file. */
final class UrlsReader {
  private static final Set<String> LATER_STYLES =
      Set.of("gs", "gcs-https", "azure", "obs", "endpoint");

  private UrlsReader() {}

  static Optional<UrlOptions> read(Node node, Problems problems) {
    Optional<Fields> mapping = Fields.of(node, "'urls'", JobKeys.URLS, problems);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = mapping.get();
    Optional<String> region = fields.text("region");
    Optional<String> arn = fields.text("arn");
    Optional<String> word =
        fields.requiredText(
            "style", "'urls' needs 'style'; it is one of " + UrlStyle.labels() + ".");
    if (word.filter(LATER_STYLES::contains).isPresent()) {
      fields.problem(
          "style",
          "This version can't write URLs of style '"
              + word.get()
              + "' yet; it writes "
              + UrlStyle.labels()
              + ".");
      return Optional.empty();
    }
    List<String> labels = Arrays.stream(UrlStyle.values()).map(UrlStyle::label).toList();
    Optional<UrlStyle> style =
        word.isEmpty() ? Optional.empty() : fields.choice("style", labels, UrlStyle::ofLabel);
    // A region of the wrong type is told already: not a second time as missing.
    boolean whole =
        fields.has("region") == region.isPresent() && fields.has("arn") == arn.isPresent();
    return whole
        ? style.flatMap(known -> fields.build(() -> new UrlOptions(known, region, arn)))
        : Optional.empty();
  }
}
