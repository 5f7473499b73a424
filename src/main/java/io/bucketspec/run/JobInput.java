package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.util.Optional;

/**
 * What a job's run read.
 *
 * @param job the options used
 * @param snapshot the snapshot of the inventory
 */
record JobInput(JobOptions job, Snapshot snapshot) implements RunInput {
  @Override
  public Policy policy(FindingCode code) {
    return job.policy(code);
  }

  @Override
  public String where() {
    return snapshot.path();
  }

  @Override
  public String words(Tally tally) {
    return InventoryWords.of(snapshot, tally);
  }

  @Override
  public Optional<String> bucket() {
    return snapshot.sourceBucket();
  }

  @Override
  public String key() {
    return "inventory";
  }

  @Override
  public ObjectNode json(Tally tally) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("manifest", snapshot.path())
            .put("manifestMd5", snapshot.fingerprint())
            .put("snapshot", snapshot.name())
            .put("sourceBucket", snapshot.source().bucketOrEmpty())
            .put("format", snapshot.format().label())
            .put("dataFormat", snapshot.layout().format().name())
            .put("files", snapshot.files().size());
    snapshot.created().ifPresent(time -> node.put("created", time.toString()));
    if (!tally.buckets.rows().isEmpty()) {
      ObjectNode byBucket = node.putObject("objectsByBucket");
      tally.buckets.rows().forEach(byBucket::put);
    }
    return node;
  }

  @Override
  public ObjectNode options() {
    return JobOptionsJson.of(job);
  }
}
