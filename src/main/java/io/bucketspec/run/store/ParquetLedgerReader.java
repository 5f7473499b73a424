package io.bucketspec.run.store;

import io.bucketspec.model.Kind;
import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** Reads a ledger's rows from Parquet files on a Hadoop file system. */
final class ParquetLedgerReader implements LedgerReader {
  private static final long serialVersionUID = 1L;

  private static final byte[] NOTHING = {};

  private final String root;
  private final HadoopSettings settings;
  private transient Configuration configuration;
  private transient Map<String, Kind> kinds;

  /**
   * @param root the ledger's folder, as Hadoop spells it
   */
  ParquetLedgerReader(String root, HadoopSettings settings) {
    this.root = root;
    this.settings = settings;
  }

  @Override
  public void read(String version, int part, Sink sink) throws IOException {
    Path path = new Path(root + "/" + version + "/" + LedgerSegment.path(part));
    try {
      InputFile file = HadoopInputFile.fromPath(path, configuration());
      try (ParquetReader<Object[]> reader =
          new RowReaderBuilder(file, TableSchema.LEDGER).withConf(configuration()).build()) {
        for (Object[] row = reader.read(); row != null; row = reader.read()) {
          sink.row(item(row));
        }
      }
    } catch (FileNotFoundException e) {
      throw new IOException(
          "The ledger is not whole: "
              + path
              + " is missing. If it can't be brought back, 'run --full' writes everything and begins"
              + " a new ledger.",
          e);
    }
  }

  private LedgerItem item(Object[] row) {
    return new LedgerItem(
        (long) row[0],
        kind((String) row[1]),
        (String) row[2],
        row[3] == null ? NOTHING : ((String) row[3]).getBytes(StandardCharsets.UTF_8),
        (byte[]) row[4],
        (byte[]) row[5],
        (int) (long) row[6],
        (long) row[7],
        (String) row[8],
        (long) row[9],
        row[10] == null ? 0 : (long) row[10],
        row[11] == null ? 0 : (long) row[11],
        (byte[]) row[12]);
  }

  private Kind kind(String label) {
    if (kinds == null) {
      kinds = new HashMap<>();
      for (Kind kind : Kind.values()) {
        kinds.put(kind.label(), kind);
      }
    }
    return kinds.get(label);
  }

  private Configuration configuration() {
    if (configuration == null) {
      configuration = settings.configuration();
    }
    return configuration;
  }
}
