package io.bucketspec.bench.micro;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes an item with the CSV writer that Spark has. */
final class UnivocityItem {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CsvWriter csv =
      new CsvWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), settings());

  private static CsvWriterSettings settings() {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator("\r\n");
    return settings;
  }

  ByteArrayOutputStream write(SampleItem item) {
    out.reset();
    for (String url : item.urls().texts()) {
      csv.writeRow(url, item.title(), "true");
    }
    csv.flush();
    return out;
  }
}
