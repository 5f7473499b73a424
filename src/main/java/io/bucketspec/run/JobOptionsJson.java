package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.spec.SpecFormat;
import java.util.Locale;
import java.util.TreeMap;

/** A job's options as JSON, spelled as in a job file: what was used, defaults and all. */
final class JobOptionsJson {
  private JobOptionsJson() {}

  static ObjectNode of(JobOptions job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("inventory", inventory(job.inventory()));
    ObjectNode urls = node.putObject("urls").put("style", job.urls().style().label());
    job.urls().region().ifPresent(region -> urls.put("region", region));
    job.urls().arn().ifPresent(arn -> urls.put("arn", arn));
    ArrayNode rules = node.putArray("rules");
    job.rules().forEach(rule -> rules.add(rule(rule)));
    node.set("output", output(job.output()));
    node.putObject("accept")
        .put("archived", job.accept().archived())
        .put("empty", job.accept().empty());
    ObjectNode findings = node.putObject("findings");
    new TreeMap<>(job.findings())
        .forEach((code, policy) -> findings.put(code.code(), policy.label()));
    return node;
  }

  private static ObjectNode inventory(InventoryOptions inventory) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("path", inventory.path())
            .put("format", inventory.format())
            .put("snapshot", inventory.snapshot())
            .put("keyEncoding", inventory.keyEncoding().name().toLowerCase(Locale.ROOT));
    inventory.filesAt().ifPresent(path -> node.put("filesAt", path));
    return node;
  }

  private static ObjectNode rule(RuleOptions rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", rule.name());
    rule.match().ifPresent(match -> node.put("match", match));
    rule.regex().ifPresent(regex -> node.put("regex", regex));
    node.put("kind", rule.kind().map(Kind::label).orElse("ignore"));
    if (rule.group() instanceof GroupBy.Captures captures) {
      ArrayNode group = node.putArray("group");
      captures.names().forEach(group::add);
    } else if (rule.group() instanceof GroupBy.Folder) {
      node.put("group", "folder");
    }
    if (rule.order() instanceof OrderBy.Captures order && order.names().size() == 1) {
      node.put("order", order.names().get(0));
    }
    rule.title().ifPresent(title -> node.put("title", title));
    return node.put("anyFormat", rule.anyFormat());
  }

  private static ObjectNode output(OutputOptions output) {
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
    }
    return node;
  }
}
