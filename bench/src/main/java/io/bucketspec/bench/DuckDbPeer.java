package io.bucketspec.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;

/** The SQL script that a data engineer would write instead: all of it is in {@code duckdb.sql}. */
final class DuckDbPeer {
  private DuckDbPeer() {}

  /** {@code INVENTORY OUT}: the generator's folder, and the folder to write specs into. */
  public static void main(String[] args) throws IOException, SQLException {
    run(Snapshot.below(Path.of(args[0])), Path.of(args[1]));
  }

  static void run(Snapshot snapshot, Path out) throws IOException, SQLException {
    Files.createDirectories(out);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(script(snapshot, out));
    }
  }

  private static String script(Snapshot snapshot, Path out) throws IOException {
    String scan = "duckdb-" + snapshot.format().name().toLowerCase(Locale.ROOT) + ".sql";
    String files =
        snapshot.files().stream().map(DuckDbPeer::quoted).collect(Collectors.joining(", "));
    return resource("duckdb.sql")
        .replace("${objects}", resource(scan).replace("${files}", files))
        .replace("${base}", snapshot.base())
        .replace("${out}", out.toString().replace("'", "''"));
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DuckDbPeer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
