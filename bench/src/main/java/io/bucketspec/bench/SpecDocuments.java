package io.bucketspec.bench;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Frames the items of a partition, rows of (kind, JSON), as spec documents of one kind each: the
 * least that makes valid files of them.
 */
final class SpecDocuments implements Iterator<String> {
  private static final int MAX_ITEMS = 10_000;
  private static final int MAX_CHARS = 32_000_000;

  private final Iterator<Row> items;
  private final Map<String, Document> open = new TreeMap<>();
  private final Queue<String> complete = new ArrayDeque<>();

  private SpecDocuments(Iterator<Row> items) {
    this.items = items;
  }

  static MapPartitionsFunction<Row, String> framing() {
    return SpecDocuments::new;
  }

  @Override
  public boolean hasNext() {
    while (complete.isEmpty() && items.hasNext()) {
      Row item = items.next();
      String kind = item.getString(0);
      Document document = open.computeIfAbsent(kind, Document::new);
      document.add(item.getString(1));
      if (document.full()) {
        complete.add(open.remove(kind).close());
      }
    }
    if (complete.isEmpty()) {
      open.values().forEach(document -> complete.add(document.close()));
      open.clear();
    }
    return !complete.isEmpty();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All items are framed.");
    }
    return complete.remove();
  }

  private static final class Document {
    private final StringBuilder text = new StringBuilder();
    private int items;

    Document(String kind) {
      text.append("{\"skip_duplicate_urls\":true,\"").append(kind).append("\":[");
    }

    void add(String item) {
      if (items++ > 0) {
        text.append(",\n");
      }
      text.append(item);
    }

    boolean full() {
      return items == MAX_ITEMS || text.length() >= MAX_CHARS;
    }

    String close() {
      return text.append("]}").toString();
    }
  }
}
