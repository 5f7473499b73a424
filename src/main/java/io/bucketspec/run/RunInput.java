package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.util.Optional;

/** What a run read, and the options that it had. */
public sealed interface RunInput permits JobInput, GivenInput {
  /** What a finding does. */
  Policy policy(FindingCode code);

  /** Where it was read, for people. */
  String where();

  /** What it was, in words. */
  String words(Tally tally);

  /** The bucket that all objects are of; empty if there are several, or nobody knows. */
  Optional<String> bucket();

  /** The name under which {@code _SUCCESS.json} tells of what was read. */
  String key();

  /** What is told there. */
  ObjectNode json(Tally tally);

  /** The options, spelled as a job file has them. */
  ObjectNode options();
}
