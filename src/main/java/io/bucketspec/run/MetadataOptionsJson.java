package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.bucketspec.metadata.FixedValues;
import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.MetadataEntry;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.metadata.TableSource;
import java.util.List;
import java.util.Map;

/** What a job says about metadata as JSON, spelled as in a job file. */
final class MetadataOptionsJson {
  private MetadataOptionsJson() {}

  /** Adds it to a job's options. */
  static void add(MetadataOptions metadata, ObjectNode job) {
    if (!metadata.entries().isEmpty()) {
      ArrayNode entries = job.putArray("metadata");
      metadata.entries().forEach(entry -> entries.add(entry(entry)));
    }
    metadata.schema().ifPresent(path -> job.put("metadataSchema", path));
    if (metadata.strictClientOnly()) {
      job.put("strictClientOnly", true);
    }
  }

  private static ObjectNode entry(MetadataEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (entry instanceof TableJoin join) {
      join(join, node);
    } else if (entry instanceof Sidecars sidecars) {
      node.put("sidecars", sidecars.suffix());
      sidecars.at().ifPresent(at -> node.put("at", at));
      sidecars.under().ifPresent(under -> node.put("under", under));
      node.put("differing", sidecars.differing().label()).put("required", sidecars.required());
    } else if (entry instanceof FixedValues fixed) {
      ObjectNode set = node.putObject("set");
      fixed.values().forEach((key, value) -> value(set, key, value));
    }
    if (!entry.rules().isEmpty()) {
      list(entry.rules(), node.putArray("rules"));
    }
    return node;
  }

  private static void value(ObjectNode set, String key, FixedValues.Value value) {
    if (value.template()) {
      set.put(key, value.text());
    } else {
      set.putRawValue(key, new RawValue(value.text()));
    }
  }

  static void source(ObjectNode node, TableSource source) {
    if (!source.text().isEmpty()) {
      node.put(source.form().key(), source.text());
    }
    if (source.form() == TableSource.Form.PATH) {
      node.put("format", source.format());
    }
    texts(source.options(), "options", node);
  }

  private static void join(TableJoin join, ObjectNode node) {
    node.put("name", join.name());
    source(node, join.source());
    ObjectNode on = node.putObject("on");
    join.on().forEach(pair -> on(pair, on));
    join.columns().ifPresent(columns -> columns.forEach(node.putObject("columns")::put));
    if (!join.types().isEmpty()) {
      ObjectNode types = node.putObject("types");
      join.types().forEach((column, type) -> types.put(column, type.label()));
    }
    join.under().ifPresent(under -> node.put("under", under));
    texts(join.media(), "media", node);
    node.put("several", join.several().label())
        .put("differing", join.differing().label())
        .put("required", join.required())
        .put("way", join.way().label());
  }

  private static void on(JoinOn pair, ObjectNode on) {
    Normalizing normalizing = pair.normalizing();
    if (normalizing.equals(Normalizing.NONE)) {
      on.put(pair.text(), pair.column());
      return;
    }
    on.putObject(pair.text())
        .put("column", pair.column())
        .put("case", !normalizing.ignoreCase())
        .put("trim", normalizing.trim())
        .put("extension", !normalizing.dropExtension())
        .put("leadingZeros", !normalizing.dropLeadingZeros());
  }

  private static void texts(Map<String, String> texts, String key, ObjectNode node) {
    if (!texts.isEmpty()) {
      texts.forEach(node.putObject(key)::put);
    }
  }

  private static void list(List<String> texts, ArrayNode list) {
    texts.forEach(list::add);
  }
}
