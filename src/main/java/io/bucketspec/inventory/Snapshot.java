package io.bucketspec.inventory;

import io.bucketspec.model.Finding;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One complete report over a bucket. All its data files were found, with the sizes that the
 * manifest states.
 *
 * @param manifest the full path of its {@code manifest.json}
 * @param sourceBucket the bucket it reports on: the bare name, also where the manifest has an ARN
 * @param name what people call it: the name of its folder, which is the time the scan began, or the
 *     time the manifest was written
 * @param created when the manifest says it was created
 * @param format how its rows are stored
 * @param columns the columns of a CSV file in their order, as the manifest's {@code fileSchema}
 *     names them; empty for other formats, whose files name their columns
 * @param files the data files in the manifest's order; none for an empty bucket
 * @param findings what was noticed while it was chosen
 * @param manifestMd5 the MD5 of the manifest's bytes, in lower-case hex: the snapshot's identity
 */
public record Snapshot(
    String manifest,
    String sourceBucket,
    String name,
    Optional<Instant> created,
    DataFormat format,
    List<String> columns,
    List<DataFile> files,
    List<Finding> findings,
    String manifestMd5)
    implements Serializable {
  public Snapshot {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** An {@code Optional} can't be serialized. */
  private Object writeReplace() {
    return new Form(
        manifest,
        sourceBucket,
        name,
        created.orElse(null),
        format,
        columns,
        files,
        findings,
        manifestMd5);
  }

  private record Form(
      String manifest,
      String sourceBucket,
      String name,
      Instant createdOrNull,
      DataFormat format,
      List<String> columns,
      List<DataFile> files,
      List<Finding> findings,
      String manifestMd5)
      implements Serializable {
    private Object readResolve() {
      return new Snapshot(
          manifest,
          sourceBucket,
          name,
          Optional.ofNullable(createdOrNull),
          format,
          columns,
          files,
          findings,
          manifestMd5);
    }
  }
}
