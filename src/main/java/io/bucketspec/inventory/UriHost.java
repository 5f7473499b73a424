package io.bucketspec.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the host of an {@code https:} URL says of the bucket.
 *
 * <p>Sources: the S3 User Guide on virtual-hosted and path-style requests, dual-stack, FIPS and
 * acceleration endpoints; Google's page on request endpoints; the endpoints of Azure's storage
 * accounts in all its clouds; Open Telekom Cloud's OBS user guide.
 *
 * @param style where the bucket's name is
 * @param name the bucket if the host names it; the account if it is one of Azure's; of a host that
 *     tells nothing, why, as a sentence's middle
 */
record UriHost(Style style, String name) {
  /** Where the bucket's name is. */
  enum Style {
    /** In the host. */
    HOST,
    /** It is the path's first segment. */
    PATH,
    /** The path's first segment is a container of the account that the host names. */
    CONTAINER,
    /** It can't be told. */
    NONE
  }

  private static final UriHost IN_PATH = new UriHost(Style.PATH, "");

  private static final Set<String> GOOGLE =
      Set.of(
          "storage.googleapis.com",
          "storage.cloud.google.com",
          "storage.mtls.cloud.google.com",
          "commondatastorage.googleapis.com");

  private static final List<String> AMAZON = List.of(".amazonaws.com", ".amazonaws.com.cn");
  private static final List<String> OBS =
      List.of(".otc.t-systems.com", ".myhuaweicloud.com", ".myhuaweicloud.eu");

  /**
   * Reads the authority of a URL.
   *
   * @param authority host, and maybe user and port, in whatever case
   */
  static UriHost of(String authority) {
    if (authority.indexOf('@') >= 0) {
      return none("it has a user's name or a password before its host");
    }
    String host = host(authority);
    if (host.isEmpty()) {
      return none("it names no host");
    }
    if (isConsole(host)) {
      return none("its host is a console's, whose pages are no objects");
    }
    if (isAzure(host)) {
      return new UriHost(Style.CONTAINER, BucketName.account(host));
    }
    if (GOOGLE.contains(host)) {
      return IN_PATH;
    }
    String google = host.endsWith(".storage.googleapis.com") ? ".storage.googleapis.com" : "";
    if (!google.isEmpty()) {
      return inHost(host, host.length() - google.length());
    }
    if (AMAZON.stream().anyMatch(host::endsWith)) {
      return ofAmazon(host);
    }
    return OBS.stream().anyMatch(host::endsWith) ? ofObs(host) : IN_PATH;
  }

  private static String host(String authority) {
    int port = authority.lastIndexOf(':');
    boolean ported =
        port >= 0 && authority.substring(port + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    return (ported ? authority.substring(0, port) : authority).toLowerCase(Locale.ROOT);
  }

  private static boolean isConsole(String host) {
    return host.startsWith("console.")
        || host.startsWith("portal.")
        || host.contains(".console.")
        || host.endsWith(".portal.azure.com");
  }

  private static boolean isAzure(String host) {
    return host.contains(".blob.core.")
        || host.contains(".dfs.core.")
        || host.endsWith(".blob.storage.azure.net")
        || host.endsWith(".dfs.storage.azure.net");
  }

  /**
   * The bucket is whatever stands before the service's label, which is the last of its kind: a
   * bucket's name may have dots, and {@code s3} between them.
   */
  private static UriHost ofAmazon(String host) {
    if (host.contains("accesspoint") || host.contains("s3-object-lambda")) {
      return none("its host is an access point, which doesn't tell the bucket");
    }
    int end = host.length();
    while (end > 0) {
      int start = host.lastIndexOf('.', end - 1) + 1;
      String label = host.substring(start, end);
      if (label.equals("s3") || label.startsWith("s3-") || label.startsWith("s3express-")) {
        return start == 0 ? IN_PATH : inHost(host, start - 1);
      }
      end = start - 1;
    }
    return none("its host is one of Amazon's, but not of S3");
  }

  private static UriHost ofObs(String host) {
    int label = host.lastIndexOf(".obs.");
    if (label > 0) {
      return inHost(host, label);
    }
    return host.startsWith("obs.") ? IN_PATH : none("its host is not one of OBS");
  }

  private static UriHost inHost(String host, int end) {
    return new UriHost(Style.HOST, host.substring(0, end));
  }

  private static UriHost none(String problem) {
    return new UriHost(Style.NONE, problem);
  }
}
