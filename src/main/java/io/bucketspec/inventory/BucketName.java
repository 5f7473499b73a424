package io.bucketspec.inventory;

import java.util.Locale;

/**
 * How buckets are called: by their bare names; containers of Azure by name and account, {@code
 * container@account}, as in the authority of an {@code abfss:} URI. An account whose host is not
 * {@code <account>.blob.core.windows.net} is called by that host.
 */
public final class BucketName {
  private static final String PUBLIC = ".blob.core.windows.net";
  private static final String PUBLIC_DFS = ".dfs.core.windows.net";

  private BucketName() {}

  /** A container of an account. */
  public static String ofContainer(String container, String account) {
    return account.isEmpty() ? container : container + "@" + account;
  }

  /** The account that a host of Azure's belongs to: its name, or the host of the blob service. */
  public static String account(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    for (String suffix : new String[] {PUBLIC, PUBLIC_DFS}) {
      if (lower.endsWith(suffix)) {
        return lower.substring(0, lower.length() - suffix.length());
      }
    }
    return lower.replaceFirst("\\.dfs\\.", ".blob.");
  }
}
