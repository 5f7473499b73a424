package io.bucketspec.url;

import io.bucketspec.model.InvalidOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How object URLs are written: the {@code urls} part of a job file.
 *
 * @param style the form
 * @param region the bucket's region, which the https forms of S3 need
 * @param arn the ARN of the multi-region access point, which {@code mrap} needs
 */
public record UrlOptions(UrlStyle style, Optional<String> region, Optional<String> arn) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
  private static final Pattern MRAP =
      Pattern.compile("arn:aws[a-z-]*:s3::\\d{12}:accesspoint/[a-z0-9.-]+\\.mrap");

  public UrlOptions {
    switch (style) {
      case VIRTUAL_HOSTED, PATH -> {
        if (region.isEmpty()) {
          throw new InvalidOption(
              "region",
              "Style '" + style.label() + "' needs the bucket's region, such as eu-west-2.");
        }
        if (!REGION.matcher(region.get()).matches()) {
          throw new InvalidOption(
              "region", "'" + region.get() + "' is no region; one looks like eu-west-2.");
        }
      }
      case MRAP -> {
        if (arn.isEmpty()) {
          throw new InvalidOption(
              "arn", "Style 'mrap' needs the ARN of the multi-region access point.");
        }
        if (!MRAP.matcher(arn.get()).matches()) {
          throw new InvalidOption(
              "arn",
              "'"
                  + arn.get()
                  + "' is no ARN of a multi-region access point; one looks like"
                  + " arn:aws:s3::123456789012:accesspoint/name.mrap.");
        }
      }
      case S3 -> {}
    }
  }
}
