package io.bucketspec.url;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The URL forms of the buckets of an inventory, each made when it is first asked for. */
public final class UrlForms implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UrlOptions options;
  private final boolean several;
  private transient Map<String, UrlForm> forms;

  /**
   * @param several whether the inventory is of several buckets, which one access point can't be
   */
  public UrlForms(UrlOptions options, boolean several) {
    this.options = options;
    this.several = several;
    this.forms = new ConcurrentHashMap<>();
  }

  /**
   * The form of a bucket's URLs.
   *
   * @param bucket its bare name; of a container of Azure {@code container@account}
   */
  public UrlForm of(String bucket) {
    return forms.computeIfAbsent(bucket, this::form);
  }

  private UrlForm form(String bucket) {
    boolean ownOptions = options.buckets().containsKey(bucket);
    return several && !ownOptions && options.style() == UrlStyle.MRAP
        ? UrlForm.none(
            "The inventory is of several buckets, and a multi-region access point has one URL for"
                + " all objects of a key: say under 'buckets' of 'urls' which bucket it is of.")
        : UrlForm.of(options, bucket);
  }

  /**
   * What Hadoop calls a bucket.
   *
   * @param bucket likewise
   */
  public String folder(String bucket) {
    UrlOptions own = options.ofBucket(bucket);
    return switch (own.style()) {
      case AZURE -> azureFolder(own, bucket);
      case GS, GCS_HTTPS -> "gs://" + bucket;
      default -> "s3a://" + bucket;
    };
  }

  private static String azureFolder(UrlOptions options, String bucket) {
    int at = bucket.lastIndexOf('@');
    String container = at < 0 ? bucket : bucket.substring(0, at);
    String account = at < 0 ? options.account().orElse("") : bucket.substring(at + 1);
    String host =
        account.indexOf('.') < 0
            ? account + ".dfs.core.windows.net"
            : account.replaceFirst("\\.blob\\.", ".dfs.");
    return "abfss://" + container + "@" + host;
  }

  private Object readResolve() {
    return new UrlForms(options, several);
  }
}
