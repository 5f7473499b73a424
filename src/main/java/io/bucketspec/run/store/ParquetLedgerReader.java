package io.bucketspec.run.store;

import io.bucketspec.model.Kind;
import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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
      try (TableRows rows = new TableRows(file, TableSchema.LEDGER, configuration())) {
        while (rows.next()) {
          sink.row(item(rows));
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

  private LedgerItem item(TableRows row) {
    long place = row.takeLong(0);
    Kind kind = kind(row.takeWord(1));
    String rule = row.takeWord(2);
    byte[] bucket = row.takeBytes(3);
    byte[] group = row.takeBytes(4);
    byte[] firstKey = row.takeBytes(5);
    int members = (int) row.takeLong(6);
    long fingerprint = row.takeLong(7);
    String run = row.takeWord(8);
    long firstSeen = row.takeLong(9);
    long goneSince = row.takeLong(10);
    long told = row.takeLong(11);
    return new LedgerItem(
        place,
        kind,
        rule,
        bucket == null ? NOTHING : bucket,
        group,
        firstKey,
        members,
        fingerprint,
        run,
        firstSeen,
        goneSince,
        told,
        row.takeBytes(12));
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
