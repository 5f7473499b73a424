package io.bucketspec.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A new bucket with an inventory in it, which S3A reaches through a proxy of its own. */
final class S3Store implements Closeable {
  private final String name;
  private final Bucket bucket;
  private final FaultyProxy proxy;

  private S3Store(String name, Bucket bucket, FaultyProxy proxy) {
    this.name = name;
    this.bucket = bucket;
    this.proxy = proxy;
  }

  /**
   * @param server the server's address
   * @param name the bucket's
   * @param inventory the folder of the snapshots on local disk
   */
  static S3Store make(URI server, String name, Path inventory) throws IOException {
    Bucket bucket = Bucket.make(server, name);
    bucket.upload(inventory, "inventory/");
    return new S3Store(name, bucket, new FaultyProxy(server));
  }

  FaultyProxy proxy() {
    return proxy;
  }

  Bucket bucket() {
    return bucket;
  }

  StoreJob job(int items) {
    return new StoreJob("s3a://" + name + "/inventory", "s3a://" + name + "/out", items);
  }

  RunFiles run(String runId) throws IOException {
    return new RunFiles(bucket.objects("out/runs/" + runId + "/"));
  }

  /**
   * Hadoop's settings for this bucket: where it is, and as many retries as S3A makes by default,
   * each after twice the wait of the one before, but from 1 ms on.
   *
   * @param more others, without {@code fs.s3a.bucket.<name>.}
   */
  Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("endpoint", proxy.endpoint().toString());
    settings.put("endpoint.region", "eu-west-2");
    settings.put("path.style.access", "true");
    settings.put("connection.ssl.enabled", "false");
    settings.put("access.key", "any");
    settings.put("secret.key", "any");
    settings.put(
        "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    settings.put("multipart.size", "5M");
    settings.put("attempts.maximum", "1");
    settings.put("retry.interval", "1ms");
    settings.put("retry.throttle.interval", "1ms");
    settings.putAll(more);
    Map<String, String> ofBucket = new LinkedHashMap<>();
    settings.forEach((key, value) -> ofBucket.put("fs.s3a.bucket." + name + "." + key, value));
    return ofBucket;
  }

  @Override
  public void close() {
    proxy.close();
  }
}
