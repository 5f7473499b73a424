package io.bucketspec.bench;

import java.nio.file.Path;
import java.util.Locale;

/** A million images, and what is joined to them. */
enum JoinVariant {
  /** What the others are to be compared with. */
  NONE("no join", ""),
  /** A hundred rows, one for each site. */
  SMALL(
      "100 rows by site",
      """
      metadata:
        - {table: "%s", name: sites, on: {site: site}}
      """),
  /** Five million rows, a million of which belong to an object, by its key. */
  BY_KEY(
      "5,000,000 rows by key",
      """
      metadata:
        - {table: "%s", name: images, on: {key: object_key}, columns: [label, score, captured]}
      """),
  /** The same rows by a part of the key, which doesn't tell which object it is. */
  BY_CAPTURE(
      "5,000,000 rows by a capture",
      """
      metadata:
        - {table: "%s", name: images, on: {image: image_id}, columns: [label, score, captured]}
      """);

  static final long OBJECTS = 1_000_000;
  static final long ROWS = 5_000_000;
  static final int SITES = 100;

  private final String label;
  private final String metadata;

  JoinVariant(String label, String metadata) {
    this.label = label;
    this.metadata = metadata;
  }

  /** What it is, in words. */
  String label() {
    return label;
  }

  /** Its name in options and of its files. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of an image. */
  static String key(long number) {
    return "photos/site" + number % SITES + "/" + number + ".jpg";
  }

  static Path sites(Path folder) {
    return folder.resolve("sites");
  }

  static Path images(Path folder) {
    return folder.resolve("images");
  }

  /** The job that reads the inventory below this folder and writes into its {@code out}. */
  String job(Path folder) {
    Path table = this == SMALL ? sites(folder) : images(folder);
    return """
        inventory: "%s"
        urls: {style: virtual-hosted, region: %s}
        rules:
          - {name: photos, match: "photos/{site}/{image}.jpg", kind: image}
        %soutput: {path: "%s"}
        """
        .formatted(
            folder.resolve(InventoryGenerator.BUCKET).resolve(InventoryGenerator.CONFIG),
            JobFile.REGION,
            metadata.formatted(table),
            folder.resolve("out"));
  }
}
