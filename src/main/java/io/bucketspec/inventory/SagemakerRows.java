package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a SageMaker manifest: a JSON list of an object with a prefix, and of texts that, set
 * behind it, are the URIs of objects.
 */
final class SagemakerRows implements ObjectRows {
  private final JsonElements elements;
  private final JsonFields fields = JsonFields.of(InventoryFormat.SAGEMAKER);
  private final Map<ListField, String> values = new EnumMap<>(ListField.class);
  private final ObjectUri uri;
  private final InventoryRow row;
  private String prefix = "";
  private RowFault fault;

  SagemakerRows(InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding) {
    elements = new JsonElements(uncompressed, snapshot.format(), Set.of(), Set.of());
    uri = new ObjectUri(keyEncoding);
    row = new InventoryRow(snapshot.source());
  }

  @Override
  public boolean next() throws IOException {
    while (elements.next()) {
      row.clear();
      fault = null;
      if (!elements.isObject()) {
        Optional<String> name = elements.text();
        elements.skip();
        name.ifPresentOrElse(this::read, () -> bad("it is no text"));
        return true;
      }
      values.clear();
      elements.read(fields, values);
      prefix = values.getOrDefault(ListField.URI, "");
      if (prefix.isEmpty()) {
        bad("it has no prefix");
        return true;
      }
    }
    return false;
  }

  private void read(String name) {
    if (prefix.isEmpty()) {
      bad("no prefix stands before it");
      return;
    }
    String whole = prefix + name;
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    boolean parsed = uri.parse(bytes, 0, bytes.length);
    if (!parsed) {
      row.key(uri.key(), uri.keyLength());
      fault = uri.fault(elements.place()).orElseThrow();
      return;
    }
    uri.putInto(row);
    if (!ListJson.isText(whole)) {
      fault = RowFault.badKey(elements.place(), ListJson.NO_TEXT);
    }
  }

  private void bad(String problem) {
    fault = RowFault.badRow(elements.place(), problem);
  }

  @Override
  public InventoryRow row() {
    return row;
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public long line() {
    return elements.line();
  }
}
