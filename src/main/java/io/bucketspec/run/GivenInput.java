package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Items that were given to a run.
 *
 * @param output how they are written
 * @param findings the policies that are stated
 * @param columns the columns that they had
 */
public record GivenInput(
    OutputOptions output, Map<FindingCode, Policy> findings, List<String> columns)
    implements RunInput {
  public GivenInput {
    findings = Map.copyOf(findings);
    columns = List.copyOf(columns);
  }

  @Override
  public Policy policy(FindingCode code) {
    return findings.getOrDefault(code, code.defaultPolicy());
  }

  @Override
  public String where() {
    return "A DataFrame";
  }

  @Override
  public String words(Tally tally) {
    return "items with " + String.join(", ", columns);
  }

  @Override
  public Optional<String> bucket() {
    return Optional.empty();
  }

  @Override
  public String key() {
    return "dataframe";
  }

  @Override
  public ObjectNode json(Tally tally) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    columns.forEach(node.putArray("columns")::add);
    return node;
  }

  @Override
  public ObjectNode options() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("output", JobOptionsJson.output(output));
    ObjectNode policies = node.putObject("findings");
    new TreeMap<>(findings).forEach((code, policy) -> policies.put(code.code(), policy.label()));
    return node;
  }
}
