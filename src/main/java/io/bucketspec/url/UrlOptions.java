package io.bucketspec.url;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How object URLs are written: the {@code urls} part of a job file.
 *
 * @param style the form
 * @param region the bucket's region, which the https forms of S3 need and that of OBS takes
 * @param arn the ARN of the multi-region access point, which {@code mrap} needs
 * @param account the storage account of Azure containers that don't name theirs, or the host of its
 *     blob service
 * @param endpoint where the store answers: a host, with its port and a scheme if need be
 * @param buckets how the URLs of some buckets are written instead, by the buckets' names; these
 *     have no others
 */
public record UrlOptions(
    UrlStyle style,
    Optional<String> region,
    Optional<String> arn,
    Optional<String> account,
    Optional<String> endpoint,
    Map<String, UrlOptions> buckets)
    implements Serializable {
  private static final String REGION = "region";
  private static final String ARN = "arn";
  private static final String ACCOUNT = "account";
  private static final String ENDPOINT = "endpoint";

  private static final Pattern AWS_REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
  private static final Pattern OBS_REGION = Pattern.compile("[a-z]{2}(-[a-z0-9]+)+");
  private static final Pattern MRAP =
      Pattern.compile("arn:aws[a-z-]*:s3::\\d{12}:accesspoint/[a-z0-9.-]+\\.mrap");
  private static final Pattern ACCOUNT_NAME = Pattern.compile("[a-z0-9]{3,24}");
  private static final Pattern ACCOUNT_HOST = Pattern.compile("(?=.*\\.)" + Endpoint.HOST);

  public UrlOptions {
    buckets = Collections.unmodifiableMap(new TreeMap<>(buckets));
    switch (style) {
      case VIRTUAL_HOSTED, PATH -> checkAwsRegion(style, region);
      case MRAP -> checkArn(arn);
      case OBS -> checkObs(region, endpoint);
      case ENDPOINT -> {
        if (endpoint.isEmpty()) {
          throw new InvalidOption(
              ENDPOINT,
              "Style 'endpoint' needs the host that answers, such as s3.eu-central-1.wasabisys.com.");
        }
      }
      case S3, GS, GCS_HTTPS, AZURE -> {}
    }
    checkEndpoint(style, endpoint);
    checkAccount(style, account);
    buckets.forEach(UrlOptions::checkBucket);
  }

  /** The options of a style of AWS. */
  public UrlOptions(UrlStyle style, Optional<String> region, Optional<String> arn) {
    this(style, region, arn, Optional.empty(), Optional.empty(), Map.of());
  }

  /** The options of a style that needs no others. */
  public static UrlOptions of(UrlStyle style) {
    return new UrlOptions(
        style, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * These options for a bucket that is written otherwise. What is not stated anew stays, as far as
   * it means the same in the new style: regions for all styles of AWS, all else for one style.
   */
  public UrlOptions of(
      Optional<UrlStyle> newStyle,
      Optional<String> newRegion,
      Optional<String> newArn,
      Optional<String> newAccount,
      Optional<String> newEndpoint) {
    UrlStyle of = newStyle.orElse(style);
    boolean same = of == style;
    return new UrlOptions(
        of,
        newRegion.or(() -> same || (of.ofAws() && style.ofAws()) ? region : Optional.empty()),
        newArn.or(() -> same ? arn : Optional.empty()),
        newAccount.or(() -> same ? account : Optional.empty()),
        newEndpoint.or(() -> same && newRegion.isEmpty() ? endpoint : Optional.empty()),
        Map.of());
  }

  private static void checkAwsRegion(UrlStyle style, Optional<String> region) {
    if (region.isEmpty()) {
      throw new InvalidOption(
          REGION, "Style '" + style.label() + "' needs the bucket's region, such as eu-west-2.");
    }
    if (!AWS_REGION.matcher(region.get()).matches()) {
      throw new InvalidOption(
          REGION, "'" + region.get() + "' is no region; one looks like eu-west-2.");
    }
  }

  private static void checkArn(Optional<String> arn) {
    if (arn.isEmpty()) {
      throw new InvalidOption(ARN, "Style 'mrap' needs the ARN of the multi-region access point.");
    }
    if (!MRAP.matcher(arn.get()).matches()) {
      throw new InvalidOption(
          ARN,
          "'"
              + arn.get()
              + "' is no ARN of a multi-region access point; one looks like"
              + " arn:aws:s3::123456789012:accesspoint/name.mrap.");
    }
  }

  private static void checkObs(Optional<String> region, Optional<String> endpoint) {
    if (region.isEmpty() && endpoint.isEmpty()) {
      throw new InvalidOption(
          REGION,
          "Style 'obs' needs the bucket's region, such as eu-de, or the endpoint, such as"
              + " obs.eu-ch2.sc.otc.t-systems.com.");
    }
    if (endpoint.isEmpty() && !OBS_REGION.matcher(region.get()).matches()) {
      throw new InvalidOption(
          REGION, "'" + region.get() + "' is no region of OBS; one looks like eu-de.");
    }
  }

  private static void checkEndpoint(UrlStyle style, Optional<String> endpoint) {
    if (endpoint.isEmpty()) {
      return;
    }
    if (style != UrlStyle.ENDPOINT && style != UrlStyle.OBS && style != UrlStyle.GCS_HTTPS) {
      throw new InvalidOption(
          ENDPOINT,
          "Style '"
              + style.label()
              + "' has no endpoint, which is for obs, gcs-https and endpoint: leave it away.");
    }
    Optional<Endpoint> spelled = Endpoint.of(endpoint.get());
    if (spelled.isEmpty()) {
      throw new InvalidOption(
          ENDPOINT,
          "'"
              + endpoint.get()
              + "' is no endpoint; one looks like s3.acme.com, s3.acme.com:9000 or"
              + " https://s3.acme.com/storage.");
    }
    if (style == UrlStyle.OBS && !spelled.get().path().isEmpty()) {
      throw new InvalidOption(
          ENDPOINT,
          "'"
              + endpoint.get()
              + "' has a path, which can't stand in URLs whose host has the bucket: give the host"
              + " alone, or take style 'endpoint'.");
    }
  }

  private static void checkAccount(UrlStyle style, Optional<String> account) {
    if (account.isEmpty()) {
      return;
    }
    if (style != UrlStyle.AZURE) {
      throw new InvalidOption(
          ACCOUNT,
          "Style '" + style.label() + "' has no account, which is for azure: leave it away.");
    }
    if (!ACCOUNT_NAME.matcher(account.get()).matches()
        && !ACCOUNT_HOST.matcher(account.get()).matches()) {
      throw new InvalidOption(
          ACCOUNT,
          "'"
              + account.get()
              + "' is no storage account: it is 3 to 24 lower-case letters and digits, or the host"
              + " of the blob service, such as acme.blob.core.windows.net.");
    }
  }

  private static void checkBucket(String bucket, UrlOptions options) {
    if (bucket.isBlank()) {
      throw new InvalidOption("buckets", "A bucket under 'buckets' has no name.");
    }
    if (!options.buckets().isEmpty()) {
      throw new InvalidOption(
          "buckets." + bucket, "A bucket under 'buckets' has no 'buckets' of its own.");
    }
  }

  /** How the URLs of a bucket are written. */
  UrlOptions ofBucket(String bucket) {
    return buckets.getOrDefault(bucket, this);
  }

  /** An {@code Optional} can't be serialized. */
  private Object writeReplace() {
    return new Form(
        style,
        region.orElse(null),
        arn.orElse(null),
        account.orElse(null),
        endpoint.orElse(null),
        new TreeMap<>(buckets));
  }

  private record Form(
      UrlStyle style,
      String regionOrNull,
      String arnOrNull,
      String accountOrNull,
      String endpointOrNull,
      TreeMap<String, UrlOptions> buckets)
      implements Serializable {
    private Object readResolve() {
      return new UrlOptions(
          style,
          Optional.ofNullable(regionOrNull),
          Optional.ofNullable(arnOrNull),
          Optional.ofNullable(accountOrNull),
          Optional.ofNullable(endpointOrNull),
          buckets);
    }
  }
}
