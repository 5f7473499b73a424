package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What lists the objects of a bucket, by the program or the store that writes it. */
public enum InventoryFormat {
  /** Amazon S3 Inventory, and what is shaped like it: Ceph, OBS, Tencent COS, Alibaba OSS. */
  S3("s3", "S3 inventory", Family.REPORT),
  /** Inventory reports of Google Cloud Storage (Storage Insights). */
  GCS("gcs", "Google Cloud Storage inventory report", Family.REPORT),
  /** Azure Blob inventory. */
  AZURE("azure", "Azure Blob inventory", Family.REPORT),
  /** A URI per line: {@code s3:}, {@code gs:}, {@code https:}, {@code abfss:}, {@code wasbs:}. */
  URIS("uris", "list of URIs", Family.LIST),
  /** The CSV manifest of S3 Batch Operations: bucket, key and maybe version, without a header. */
  S3_BATCH("s3-batch", "S3 Batch Operations manifest", Family.LIST),
  /** What {@code aws s3api list-objects-v2} and {@code list-object-versions} print. */
  S3API("s3api", "aws s3api listing", Family.LIST),
  /** What {@code s5cmd --json ls} prints. */
  S5CMD("s5cmd", "s5cmd listing", Family.LIST),
  /** What {@code gcloud storage ls --json} prints. */
  GCLOUD("gcloud", "gcloud storage listing", Family.LIST),
  /** What {@code az storage blob list} prints. */
  AZ("az", "az storage blob listing", Family.LIST),
  /** What {@code rclone lsjson -R} prints. */
  RCLONE("rclone", "rclone listing", Family.LIST),
  /** A SageMaker manifest: a JSON list of a prefix and what is below it. */
  SAGEMAKER("sagemaker", "SageMaker manifest", Family.LIST),
  /** An augmented manifest: a line of JSON with {@code source-ref} for each object. */
  SAGEMAKER_AUGMENTED("sagemaker-augmented", "SageMaker augmented manifest", Family.LIST),
  /** The tables of S3 Metadata. */
  S3_METADATA("s3-metadata", "S3 Metadata table", Family.TABLE),
  /** Whatever Spark reads, its columns named by the job. */
  TABLE("table", "table", Family.TABLE),
  /** The store's own listing of a prefix, made by the job. */
  LISTING("listing", "listing", Family.LISTING);

  /** How a format comes by its rows. */
  public enum Family {
    /** A store's report: a manifest that names data files. */
    REPORT,
    /** Files that list objects by themselves. */
    LIST,
    /** A table that Spark reads. */
    TABLE,
    /** No file at all: the store is asked. */
    LISTING
  }

  private final String label;
  private final String words;
  private final Family family;

  InventoryFormat(String label, String words, Family family) {
    this.label = label;
    this.words = words;
    this.family = family;
  }

  /** Its name in a job file. */
  public String label() {
    return label;
  }

  /** What people call it. */
  public String words() {
    return words;
  }

  public Family family() {
    return family;
  }

  /** Whether what it lists comes with the bucket; if not, the job must name it. */
  boolean statesBucket() {
    return this != S3API && this != RCLONE;
  }

  /** Whether it is a list that says when objects were modified. */
  boolean listsTimes() {
    return switch (this) {
      case S3API, S5CMD, GCLOUD, AZ, RCLONE -> true;
      default -> false;
    };
  }

  public static Optional<InventoryFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
  }

  /** The labels of those that a job file can name: a listing is asked for by {@code list}. */
  public static List<String> labels() {
    return Arrays.stream(values()).filter(it -> it != LISTING).map(InventoryFormat::label).toList();
  }
}
