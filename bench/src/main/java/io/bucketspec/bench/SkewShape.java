package io.bucketspec.bench;

import java.nio.file.Path;
import java.util.HexFormat;

/** Buckets whose objects are not spread evenly, and the jobs that must cope with them. */
enum SkewShape implements ObjectSource {
  /** What the others are to be compared with: runs of a hundred frames. */
  EVEN("even", 5_000_000) {
    @Override
    String key(long n) {
      return "cams/run" + n / 100 + "/frame_" + n % 100 + ".jpg";
    }
  },
  /** Nine of ten objects in one folder. */
  FOLDER("one folder with 90 %", 5_000_000) {
    @Override
    String key(long n) {
      return n % 10 == 0
          ? "photos/day" + n / 10 % 1000 + "/" + n + ".jpg"
          : "photos/inbox/" + n + ".jpg";
    }
  },
  /** A sequence of as many frames as the platform takes, amid runs of a hundred. */
  GROUP("one group with 1,000,000 frames", 5_000_000) {
    @Override
    String key(long n) {
      return n < 1_000_000
          ? "cams/timelapse/frame_" + n + ".jpg"
          : "cams/run" + n / 100 + "/frame_" + n % 100 + ".jpg";
    }
  },
  /** A partition for every three objects. */
  PARTITIONS("10,000 partition values of 3 objects", 30_000) {
    @Override
    String key(long n) {
      return "sites/site" + n / 3 + "/" + n + ".jpg";
    }
  },
  /** The same partitions, with enough objects in each for several buckets. */
  LARGE_PARTITIONS("10,000 partition values of 500 objects", 5_000_000) {
    @Override
    String key(long n) {
      return "sites/site" + n / 500 + "/" + n + ".jpg";
    }
  };

  private static final Noise NOISE = new Noise(1);

  private final String label;
  private final long objects;

  SkewShape(String label, long objects) {
    this.label = label;
    this.objects = objects;
  }

  /** What it is, in words. */
  String label() {
    return label;
  }

  /** How many objects the bucket has. */
  long objects() {
    return objects;
  }

  abstract String key(long number);

  @Override
  public InventoryObject object(long number) {
    HexFormat hex = HexFormat.of();
    String eTag = hex.toHexDigits(NOISE.bits(1, number)) + hex.toHexDigits(NOISE.bits(2, number));
    long age = NOISE.below(1_000_000_000, 3, number);
    long modified = InventoryGenerator.DELIVERED.toEpochMilli() - age;
    int size = 100_000 + NOISE.below(900_000, 4, number);
    return new InventoryObject(key(number), "", true, false, size, modified, eTag, "STANDARD");
  }

  /** The job that reads the inventory below this folder and writes into its {@code out}. */
  String job(Path inventory) {
    return """
        inventory: "%s"
        urls: {style: virtual-hosted, region: %s}
        rules:
          - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run], order: frame}
          - {name: photos, match: "photos/**", kind: image}
          - {name: sites, match: "sites/{site}/**", kind: image}
        output: {path: "%s", partitionBy: [site]}
        """
        .formatted(
            inventory.resolve(InventoryGenerator.BUCKET).resolve(InventoryGenerator.CONFIG),
            JobFile.REGION,
            inventory.resolve("out"));
  }
}
