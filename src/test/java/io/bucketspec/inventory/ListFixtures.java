package io.bucketspec.inventory;

import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes objects as each program writes them that lists a bucket. */
public final class ListFixtures {
  private ListFixtures() {}

  /**
   * An object.
   *
   * @param bucket its bucket; of Azure a container, with its account or without
   * @param etag the MD5 of its content in hex; nothing else is one
   */
  public record Thing(String bucket, String key, long size, Instant modified, String etag) {
    public static Thing of(String bucket, String key, long size) {
      String etag = "%032x".formatted(key.hashCode() & 0xFFFFFFFFL);
      return new Thing(bucket, key, size, Instant.parse("2026-11-20T06:30:00Z"), etag);
    }
  }

  /** All formats of lists. */
  public static List<InventoryFormat> formats() {
    return Arrays.stream(InventoryFormat.values())
        .filter(it -> it.family() == InventoryFormat.Family.LIST)
        .toList();
  }

  /** Whether the format tells of sizes. */
  public static boolean statesSizes(InventoryFormat format) {
    return switch (format) {
      case URIS, S3_BATCH, SAGEMAKER, SAGEMAKER_AUGMENTED -> false;
      default -> true;
    };
  }

  /** Whether a key may hold line feeds: a URI is a line. */
  public static boolean holdsLineFeeds(InventoryFormat format) {
    return format != InventoryFormat.URIS;
  }

  /** A list of the objects; URIs are {@code s3:} ones. */
  public static String text(InventoryFormat format, List<Thing> things) {
    return switch (format) {
      case URIS -> lines(things, ListFixtures::s3Uri);
      case S3_BATCH -> lines(things, thing -> thing.bucket() + "," + formEncoded(thing.key()));
      case S5CMD -> lines(things, ListFixtures::s5cmd);
      case SAGEMAKER_AUGMENTED ->
          lines(things, thing -> "{\"source-ref\":%s,\"class\":1}".formatted(json(s3Uri(thing))));
      case S3API ->
          "{\n  \"Contents\": [\n%s\n  ],\n  \"RequestCharged\": null\n}\n"
              .formatted(entries(things, ListFixtures::s3api));
      case GCLOUD -> "[\n" + entries(things, ListFixtures::gcloud) + "\n]\n";
      case AZ -> "[\n" + entries(things, ListFixtures::az) + "\n]\n";
      case RCLONE -> "[\n" + entries(things, ListFixtures::rclone) + "\n]\n";
      case SAGEMAKER ->
          "[{\"prefix\":\"s3://\"},\n%s]"
              .formatted(entries(things, thing -> json(s3Uri(thing).substring("s3://".length()))));
      default -> throw new IllegalArgumentException(format + " is no list");
    };
  }

  /** A text as JSON. */
  public static String json(String text) {
    return new JsonPrimitive(text).toString();
  }

  private interface Line {
    String of(Thing thing);
  }

  private static String lines(List<Thing> things, Line line) {
    return things.stream().map(thing -> line.of(thing) + "\n").collect(Collectors.joining());
  }

  private static String entries(List<Thing> things, Line entry) {
    return things.stream().map(entry::of).collect(Collectors.joining(",\n"));
  }

  private static String s3Uri(Thing thing) {
    return "s3://" + thing.bucket() + "/" + thing.key();
  }

  /** As {@code java.net.URLEncoder} writes it, but for the slash. */
  private static String formEncoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** A size of nothing is left away. */
  private static String s5cmd(Thing thing) {
    String size = thing.size() == 0 ? "" : "\"size\":" + thing.size() + ",";
    return "{\"key\":%s,\"etag\":\"%s\",\"last_modified\":\"%s\",\"type\":\"file\",%s\"storage_class\":\"STANDARD\"}"
        .formatted(json(s3Uri(thing)), thing.etag(), thing.modified(), size);
  }

  private static String s3api(Thing thing) {
    return """
            {
                "Key": %s,
                "LastModified": "%s",
                "ETag": "\\"%s\\"",
                "ChecksumAlgorithm": ["CRC64NVME"],
                "Size": %d,
                "StorageClass": "STANDARD"
            }"""
        .formatted(
            json(thing.key()),
            thing.modified().toString().replace("Z", "+00:00"),
            thing.etag(),
            thing.size());
  }

  private static String gcloud(Thing thing) {
    return """
        {
          "url": %s,
          "type": "cloud_object",
          "metadata": {
            "bucket": %s,
            "contentType": "image/jpeg",
            "generation": "1763620200000001",
            "md5Hash": "%s",
            "metadata": {"bucket": "no bucket", "name": "no name"},
            "name": %s,
            "size": "%d",
            "storageClass": "ARCHIVE",
            "updated": "%s"
          }
        }"""
        .formatted(
            json("gs://" + thing.bucket() + "/" + thing.key() + "#1763620200000001"),
            json(thing.bucket()),
            thing.etag(),
            json(thing.key()),
            thing.size(),
            thing.modified());
  }

  private static String az(Thing thing) {
    return """
          {
            "container": %s,
            "content": "",
            "deleted": null,
            "isCurrentVersion": null,
            "metadata": {"name": "no name"},
            "name": %s,
            "properties": {
              "blobTier": "Hot",
              "contentLength": %d,
              "contentSettings": {"contentMd5": "%s", "contentType": "image/jpeg"},
              "etag": "0x8DE27F1B2C3D4E5",
              "lastModified": "%s"
            },
            "snapshot": null,
            "versionId": null
          }"""
        .formatted(
            json(thing.bucket().replaceFirst("@.*", "")),
            json(thing.key()),
            thing.size(),
            thing.etag(),
            thing.modified().toString().replace("Z", "+00:00"));
  }

  private static String rclone(Thing thing) {
    String name = thing.key().substring(thing.key().lastIndexOf('/') + 1);
    return "{\"Path\":%s,\"Name\":%s,\"Size\":%d,\"MimeType\":\"image/jpeg\",\"ModTime\":\"%s\",\"IsDir\":false,\"Hashes\":{\"md5\":\"%s\"},\"Tier\":\"STANDARD\"}"
        .formatted(
            json(thing.key()),
            json(name),
            thing.size(),
            thing.modified().toString().replace("Z", ".034468261+00:00"),
            thing.etag());
  }
}
