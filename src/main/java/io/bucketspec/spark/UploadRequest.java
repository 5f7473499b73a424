package io.bucketspec.spark;

import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.run.OutputOptions;
import java.util.Map;
import java.util.Optional;

/**
 * How the items of a DataFrame are to be written.
 *
 * @param output where and how
 * @param findings the policies that are stated
 * @param kind the kind of all items, where no column has it
 * @param runId the name of the run, which must be new
 */
public record UploadRequest(
    OutputOptions output, Map<FindingCode, Policy> findings, Optional<Kind> kind, String runId) {
  public UploadRequest {
    findings = Map.copyOf(findings);
  }
}
