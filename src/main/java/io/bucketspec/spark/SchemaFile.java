package io.bucketspec.spark;

import io.bucketspec.model.MetadataSchema;
import io.bucketspec.run.InvalidMetadataSchema;
import io.bucketspec.run.MetadataSchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the metadata schema that a job names. */
final class SchemaFile {
  private SchemaFile() {}

  /**
   * The schema.
   *
   * @throws SideTableException if there is none that can be read
   */
  static MetadataSchema read(String path, Configuration configuration) {
    try {
      Path file = new Path(path);
      try (InputStream in = file.getFileSystem(configuration).open(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return MetadataSchemaFile.parse(text, path);
      }
    } catch (InvalidMetadataSchema e) {
      throw new SideTableException(e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new SideTableException(
          "The metadata schema " + path + " can't be read: " + e.getMessage() + ".", e);
    }
  }
}
