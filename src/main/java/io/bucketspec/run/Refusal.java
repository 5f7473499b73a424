package io.bucketspec.run;

import io.bucketspec.model.Reason;

/** That an item is not written, and why. */
record Refusal(Reason reason, String sentence) {}
