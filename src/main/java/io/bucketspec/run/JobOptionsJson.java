package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.url.UrlOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A job's options as JSON, spelled as in a job file: what was used, defaults and all. */
final class JobOptionsJson {
  private JobOptionsJson() {}

  static ObjectNode of(JobOptions job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("inventory", inventory(job.inventory()));
    node.set("urls", urls(job.urls()));
    ArrayNode rules = node.putArray("rules");
    job.rules().forEach(rule -> rules.add(RuleOptionsJson.of(rule)));
    job.tags().ifPresent(tags -> node.set("tags", tags(tags)));
    MetadataOptionsJson.add(job.metadata(), node);
    node.set("output", output(job.output()));
    if (job.ledger().kept()) {
      node.set("ledger", ledger(job.ledger()));
    } else {
      node.put("ledger", "off");
    }
    node.putObject("accept")
        .put("archived", job.accept().archived())
        .put("empty", job.accept().empty())
        .put("sidecars", job.accept().sidecars());
    ObjectNode findings = node.putObject("findings");
    new TreeMap<>(job.findings())
        .forEach((code, policy) -> findings.put(code.code(), policy.label()));
    return node;
  }

  private static ObjectNode urls(UrlOptions urls) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("style", urls.style().label());
    urls.region().ifPresent(region -> node.put("region", region));
    urls.arn().ifPresent(arn -> node.put("arn", arn));
    urls.account().ifPresent(account -> node.put("account", account));
    urls.endpoint().ifPresent(endpoint -> node.put("endpoint", endpoint));
    if (!urls.buckets().isEmpty()) {
      ObjectNode buckets = node.putObject("buckets");
      urls.buckets().forEach((bucket, options) -> buckets.set(bucket, urls(options)));
    }
    return node;
  }

  private static ObjectNode inventory(InventoryOptions inventory) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (inventory.named().equals(Optional.of(InventoryFormat.LISTING))) {
      inventory.bucket().ifPresent(bucket -> node.put("bucket", bucket));
      return node.put("list", inventory.path());
    }
    node.put("path", inventory.path())
        .put("format", inventory.format())
        .put("snapshot", inventory.snapshot())
        .put("keyEncoding", inventory.keyEncoding().name().toLowerCase(Locale.ROOT));
    inventory.filesAt().ifPresent(path -> node.put("filesAt", path));
    inventory.report().ifPresent(report -> node.put("report", report));
    inventory.bucket().ifPresent(bucket -> node.put("bucket", bucket));
    if (inventory.table()) {
      ObjectNode columns = node.putObject("columns");
      new TreeMap<>(inventory.columns())
          .forEach((column, name) -> columns.put(column.word(), name));
      ObjectNode options = node.putObject("options");
      new TreeMap<>(inventory.options()).forEach(options::put);
    }
    return node;
  }

  private static ObjectNode tags(TagOptions tags) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("table", tags.table())
            .put("format", tags.format());
    tags.key().ifPresent(key -> node.put("key", key));
    ObjectNode columns = node.putObject("columns");
    new TreeMap<>(tags.columns()).forEach((tag, column) -> columns.put(tag.keyword(), column));
    return node;
  }

  static ObjectNode output(OutputOptions output) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("path", output.path())
            .put("format", output.spec().format().label());
    ArrayNode partitionBy = node.putArray("partitionBy");
    output.partitionBy().forEach(partitionBy::add);
    node.put("combine", output.spec().combine());
    node.putObject("limits")
        .put("items", output.limits().items())
        .put("urls", output.limits().urls())
        .put("fileBytes", output.limits().fileBytes())
        .put("mediaBytes", output.limits().mediaBytes());
    if (output.spec().format() == SpecFormat.JSON) {
      node.put("skipDuplicateUrls", output.spec().skipDuplicateUrls());
      node.put("upsertMetadata", output.spec().upsertMetadata());
      node.put("pdfKey", output.spec().pdfKey().label());
    }
    return node;
  }

  private static ObjectNode ledger(LedgerOptions ledger) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ledger.path().ifPresent(path -> node.put("path", path));
    return node.put("settle", time(ledger.settle()))
        .put("late", ledger.late().label())
        .put("changed", ledger.changed().label())
        .put("gone", "report")
        .put("markTitles", ledger.markTitles());
  }

  /** A time in the largest unit that it is a whole number of. */
  private static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds == 0) {
      return "0";
    }
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    if (time.toMinutes() % 60 != 0) {
      return time.toMinutes() + "m";
    }
    return time.toHours() % 24 == 0 ? time.toDays() + "d" : time.toHours() + "h";
  }
}
