package io.bucketspec.bench;

import java.nio.file.Path;

/** The job file of the generated bucket: what the peers have in their code, bucketspec has here. */
final class JobFile {
  static final String REGION = "eu-west-2";

  private JobFile() {}

  /** The job that reads the inventory below this folder and writes into its {@code out/ours}. */
  static String text(Path inventory) {
    return text(inventory, inventory.resolve("out").resolve("ours"));
  }

  /** The same job with its output in a folder of its own. */
  static String text(Path inventory, Path out) {
    return """
        inventory: "%s"
        urls: {style: virtual-hosted, region: %s}
        rules:
          - name: camera-runs
            match: "cams/{site}/{camera}/{date}/{run}/frame_{frame}.jpg"
            kind: image_sequence
            group: [site, camera, date, run]
            order: frame
            title: "{site}-{camera}-{date}-{run}"
          - name: dicom
            match: "dicom/{patient}/{study}/{series}/{slice}.dcm"
            kind: dicom_series
            group: [patient, study, series]
            order: slice
            title: "{study}/{series}"
          - name: photos
            match: "photos/**.{jpg,png}"
            kind: image
            title: "{filename}"
          - name: videos
            match: "videos/{site}/{clip}.mp4"
            kind: video
            title: "{filename}"
        output: {path: "%s", format: json}
        """
        .formatted(
            inventory.resolve(InventoryGenerator.BUCKET).resolve(InventoryGenerator.CONFIG),
            REGION,
            out);
  }
}
