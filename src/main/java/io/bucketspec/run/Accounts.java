package io.bucketspec.run;

/**
 * Where every row of the inventory went.
 *
 * @param read rows of the inventory
 * @param written objects named in spec files
 * @param known objects of items that were published before
 * @param held objects that wait for a later night
 * @param filtered objects left out by a rule that says so, and folder markers
 * @param rejected objects that a reason kept out
 * @param superseded rows that are no current object
 */
public record Accounts(
    long read, long written, long known, long held, long filtered, long rejected, long superseded) {

  static Accounts of(Tally tally) {
    return new Accounts(
        tally.rowsRead,
        tally.objectsWritten(),
        Tally.sum(tally.known),
        Tally.sum(tally.held),
        Tally.sum(tally.filtered),
        Tally.sum(tally.rejected),
        Tally.sum(tally.superseded));
  }

  /**
   * The accounts of a run's results.
   *
   * @throws IllegalStateException if a row is lost or doubled, here or in the spec files
   */
  public static Accounts checked(Results results) {
    Accounts accounts = of(results.tally());
    long accounted =
        accounts.written
            + accounts.known
            + accounts.held
            + accounts.filtered
            + accounts.rejected
            + accounts.superseded;
    if (accounts.read != accounted) {
      throw new IllegalStateException(
          "The accounts don't add up: "
              + accounts.read
              + " rows were read, but "
              + accounted
              + " are accounted for ("
              + accounts
              + "). Nothing is published.");
    }
    same("URLs", results.files().stream().mapToLong(SpecFile::urls).sum(), accounts.written);
    same(
        "items",
        results.files().stream().mapToLong(SpecFile::items).sum(),
        results.tally().itemsWritten());
    return accounts;
  }

  private static void same(String what, long inFiles, long counted) {
    if (inFiles != counted) {
      throw new IllegalStateException(
          "The accounts don't add up: the spec files hold "
              + inFiles
              + " "
              + what
              + ", but "
              + counted
              + " were counted. Nothing is published.");
    }
  }
}
