package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.ledger.LedgerJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes of a job what its ledger knows it by. */
public final class LedgerJobs {
  private static final List<String> WITHOUT_RULES = List.of("images and videos by extension");

  private LedgerJobs() {}

  public static LedgerJob of(JobOptions job) {
    ObjectNode options = JobOptionsJson.of(job);
    if (options.get("inventory") instanceof ObjectNode inventory) {
      // Of an inventory that is read from the past, each night asks for another one.
      inventory.remove("snapshot");
    }
    List<String> rules = job.rules().stream().map(LedgerJobs::rule).toList();
    return new LedgerJob(sha256(options.toString()), rules.isEmpty() ? WITHOUT_RULES : rules);
  }

  private static String rule(RuleOptions rule) {
    ObjectNode node = RuleOptionsJson.of(rule);
    node.remove("title");
    node.remove("metadata");
    return node.toString();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
