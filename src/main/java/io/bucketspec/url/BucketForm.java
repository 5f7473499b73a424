package io.bucketspec.url;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which form the URLs of a bucket have, by style. */
final class BucketForm {
  /** What can be a label of a host name, so that the certificate of the store covers it. */
  private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** An account as rows may have it: a name, or a host. */
  private static final Pattern ACCOUNT = Pattern.compile(Endpoint.HOST + "(?::[0-9]{1,5})?");

  private static final String ROOT_CONTAINER = "$root";

  private BucketForm() {}

  static UrlForm of(UrlOptions options, String bucket) {
    if (options.style() == UrlStyle.AZURE) {
      return azure(options, bucket);
    }
    if (bucket.indexOf('@') >= 0) {
      return UrlForm.none(
          "'"
              + bucket
              + "' is a container of Azure's, which has no URLs of style '"
              + options.style().label()
              + "': give it style azure under 'buckets' of 'urls'.");
    }
    return switch (options.style()) {
      case VIRTUAL_HOSTED -> hosted(options.style(), "S3", aws(options), bucket);
      case PATH -> inPath(aws(options), bucket);
      case S3 -> UrlForm.of(UrlForm.Encoding.RAW, "s3://" + bucket + "/");
      case MRAP -> UrlForm.of(UrlForm.Encoding.RAW, options.arn().orElseThrow() + "/");
      case GS -> UrlForm.of(UrlForm.Encoding.RAW_OF_GCS, "gs://" + bucket + "/");
      case GCS_HTTPS ->
          inPath(endpoint(options.endpoint().orElse("storage.cloud.google.com")), bucket);
      case OBS -> hosted(options.style(), "OBS", obs(options), bucket);
      default -> inPath(endpoint(options.endpoint().orElseThrow()), bucket);
    };
  }

  private static UrlForm hosted(UrlStyle style, String store, Endpoint endpoint, String bucket) {
    if (HOST_LABEL.matcher(bucket).matches()) {
      String host = bucket + "." + endpoint.host();
      Endpoint of = new Endpoint(endpoint.scheme(), host, endpoint.path());
      return UrlForm.of(UrlForm.Encoding.ENCODED, of.url());
    }
    String why =
        bucket.indexOf('.') >= 0
            ? "has dots, which the TLS certificate of " + store + " does not cover in a host name"
            : "can't stand in a host name";
    Finding finding =
        new Finding(
            FindingCode.BUCKET_WITH_DOTS,
            "The name of bucket '"
                + bucket
                + "' "
                + why
                + "; its URLs are written in the path style instead of "
                + style.label()
                + ".");
    return UrlForm.instead(endpoint.url() + encoded(bucket) + "/", finding);
  }

  private static UrlForm inPath(Endpoint endpoint, String bucket) {
    return UrlForm.of(UrlForm.Encoding.ENCODED, endpoint.url() + encoded(bucket) + "/");
  }

  private static UrlForm azure(UrlOptions options, String bucket) {
    int at = bucket.lastIndexOf('@');
    String container = at < 0 ? bucket : bucket.substring(0, at);
    String account = at < 0 ? options.account().orElse("") : bucket.substring(at + 1);
    if (account.isEmpty()) {
      return UrlForm.none(
          "The bucket '"
              + bucket
              + "' names no account, which its URL begins with: give 'account' under 'urls'.");
    }
    if (container.isEmpty() || !ACCOUNT.matcher(account).matches()) {
      return UrlForm.none(
          "The bucket '" + bucket + "' is no container@account, of which a URL could be made.");
    }
    boolean host = account.indexOf('.') >= 0 || account.indexOf(':') >= 0;
    String root = "https://" + account + (host ? "" : ".blob.core.windows.net") + "/";
    return container.equals(ROOT_CONTAINER)
        ? UrlForm.of(UrlForm.Encoding.ENCODED_NAME, root)
        : UrlForm.of(UrlForm.Encoding.ENCODED, root + encoded(container) + "/");
  }

  private static Endpoint aws(UrlOptions options) {
    String region = options.region().orElseThrow();
    return endpoint("s3." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : ""));
  }

  private static Endpoint obs(UrlOptions options) {
    return endpoint(options.endpoint().orElseGet(() -> otc(options.region().orElseThrow())));
  }

  /** The regions of Switzerland are a cloud of their own, as the list of endpoints has it. */
  private static String otc(String region) {
    return "obs." + region + (region.startsWith("eu-ch") ? ".sc" : "") + ".otc.t-systems.com";
  }

  private static Endpoint endpoint(String text) {
    return Endpoint.of(text).orElseThrow();
  }

  private static String encoded(String bucket) {
    byte[] name = bucket.getBytes(StandardCharsets.UTF_8);
    ByteBuilder escaped = new ByteBuilder();
    PercentEncoding.append(name, 0, name.length, escaped);
    return escaped.toString();
  }
}
