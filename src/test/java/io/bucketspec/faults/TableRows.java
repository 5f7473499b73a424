package io.bucketspec.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/**
 * The rows of a Parquet file in their order. Not its bytes: Parquet's footer lists the encodings of
 * a column in the order of a hash set of enum constants, which is another in every JVM.
 *
 * @param count how many there are
 * @param sha256 of all their values
 */
record TableRows(long count, String sha256) {

  static TableRows of(Path file, MessageDigest digest) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    long count = 0;
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
        count++;
      }
    }
    return new TableRows(count, HexFormat.of().formatHex(digest.digest()));
  }
}
