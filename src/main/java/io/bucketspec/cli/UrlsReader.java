package io.bucketspec.cli;

import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code urls} of a job file. */
final class UrlsReader {
  private static final String STYLE = "style";
  private static final String BUCKETS = "buckets";
  private static final List<String> STYLES =
      Arrays.stream(UrlStyle.values()).map(UrlStyle::label).toList();

  private UrlsReader() {}

  static Optional<UrlOptions> read(Node node, Problems problems) {
    Optional<Fields> mapping = Fields.of(node, "'urls'", JobKeys.URLS, problems);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = mapping.get();
    fields.required(STYLE, "'urls' needs 'style'; it is one of " + UrlStyle.labels() + ".");
    Stated stated = Stated.read(fields);
    if (!stated.whole(fields) || stated.style().isEmpty()) {
      return Optional.empty();
    }
    return fields
        .build(() -> stated.options(Map.of()))
        .flatMap(urls -> withBuckets(fields, urls, stated));
  }

  private static Optional<UrlOptions> withBuckets(Fields fields, UrlOptions urls, Stated stated) {
    if (!fields.has(BUCKETS)) {
      return Optional.of(urls);
    }
    Map<String, UrlOptions> buckets = new LinkedHashMap<>();
    Optional<Fields> mapping = fields.innerOfAnyKeys(BUCKETS);
    for (String bucket : mapping.map(Fields::keys).orElse(List.of())) {
      mapping
          .get()
          .inner(bucket, JobKeys.URLS_OF_BUCKET)
          .flatMap(own -> ofBucket(own, urls))
          .ifPresent(options -> buckets.put(bucket, options));
    }
    return fields.sound() ? fields.build(() -> stated.options(buckets)) : Optional.empty();
  }

  private static Optional<UrlOptions> ofBucket(Fields fields, UrlOptions urls) {
    Stated stated = Stated.read(fields);
    return stated.whole(fields)
        ? fields.build(
            () ->
                urls.of(
                    stated.style(),
                    stated.region(),
                    stated.arn(),
                    stated.account(),
                    stated.endpoint()))
        : Optional.empty();
  }

  /** What a mapping says; what is of the wrong type is missing here. */
  private record Stated(
      Optional<UrlStyle> style,
      Optional<String> region,
      Optional<String> arn,
      Optional<String> account,
      Optional<String> endpoint) {
    static Stated read(Fields fields) {
      return new Stated(
          fields.choice(STYLE, STYLES, UrlStyle::ofLabel),
          fields.text("region"),
          fields.text("arn"),
          fields.text("account"),
          fields.text("endpoint"));
    }

    /** A region of the wrong type is told already: not a second time as missing. */
    boolean whole(Fields fields) {
      return fields.has(STYLE) == style.isPresent()
          && fields.has("region") == region.isPresent()
          && fields.has("arn") == arn.isPresent()
          && fields.has("account") == account.isPresent()
          && fields.has("endpoint") == endpoint.isPresent();
    }

    UrlOptions options(Map<String, UrlOptions> buckets) {
      return new UrlOptions(style.orElseThrow(), region, arn, account, endpoint, buckets);
    }
  }
}
