package io.bucketspec.run.ledger;

import java.util.Optional;

/**
 * A run's place in its ledger.
 *
 * @param path the ledger's folder
 * @param version the folder in it of what this run adds
 * @param after the run whose ledger this one goes on from; empty for the first, and for one that
 *     ignores what was published
 * @param rows how many items that ledger knew
 * @param full whether the run was asked to ignore what was published
 */
public record LedgerNight(
    String path, String version, Optional<String> after, long rows, boolean full) {}
