package io.bucketspec.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * What Spark can't do less of: scan, encode, and write the bytes of every member. It matches,
 * groups and orders nothing, so its files are no specs.
 */
final class Floor {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Floor() {}

  /** {@code INVENTORY OUT}: the generator's folder, and the folder to write into. */
  public static void main(String[] args) throws IOException {
    Snapshot snapshot = Snapshot.below(Path.of(args[0]));
    String start = "\"objectUrl_100\":\"" + snapshot.base();
    try (SparkSession spark = SparkScan.session("floor")) {
      SparkScan.keys(spark, snapshot)
          .map((MapFunction<Row, String>) row -> member(start, row.getString(0)), Encoders.STRING())
          .write()
          .mode(SaveMode.Append)
          .text(args[1]);
    }
  }

  private static String member(String start, String key) {
    StringBuilder line = new StringBuilder(start.length() + key.length() + 16).append(start);
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      if (plain(b)) {
        line.append((char) b);
      } else {
        line.append('%').append(HEX[(b & 0xFF) >>> 4]).append(HEX[b & 0xF]);
      }
    }
    return line.append("\",").toString();
  }

  /** RFC 3986's unreserved characters, and the slash. */
  private static boolean plain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= '-' && b <= '9')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || b == '~';
  }
}
