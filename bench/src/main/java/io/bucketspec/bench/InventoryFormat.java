package io.bucketspec.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The two forms in which S3 delivers most inventories. */
enum InventoryFormat {
  PARQUET("Parquet", ".parquet", ParquetInventory.FILE_SCHEMA) {
    @Override
    Writer open(Path file, String bucket) throws IOException {
      return new ParquetInventory(file, bucket);
    }
  },
  CSV("CSV", ".csv.gz", CsvInventory.FILE_SCHEMA) {
    @Override
    Writer open(Path file, String bucket) throws IOException {
      return new CsvInventory(file, bucket);
    }
  };

  private final String manifestName;
  private final String suffix;
  private final String fileSchema;

  InventoryFormat(String manifestName, String suffix, String fileSchema) {
    this.manifestName = manifestName;
    this.suffix = suffix;
    this.fileSchema = fileSchema;
  }

  /** What {@code fileFormat} says in a manifest. */
  String manifestName() {
    return manifestName;
  }

  /** How the names of data files end. */
  String suffix() {
    return suffix;
  }

  /** What {@code fileSchema} says in a manifest. */
  String fileSchema() {
    return fileSchema;
  }

  /** Begins one data file. */
  abstract Writer open(Path file, String bucket) throws IOException;

  /** Writes the rows of one data file, which is complete when this is closed. */
  interface Writer extends Closeable {
    void write(InventoryObject object) throws IOException;
  }
}
