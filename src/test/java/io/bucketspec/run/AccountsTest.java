package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final SpecFile FILE = new SpecFile("specs/a.json", "00", 10, 1, 3, 30);

  private static Tally tally() {
    Tally tally = new Tally();
    tally.rowsRead = 6;
    tally.superseded("delete-marker");
    tally.filtered("folder-marker");
    tally.rejected(Reason.NO_RULE, 1, "k", "No rule takes this key.");
    tally.written(Kind.IMAGE_GROUP, "r", new Tally.Written(1, 3, 30));
    return tally;
  }

  @Test
  void everyRowIsSomewhere() {
    assertThat(Accounts.checked(new Results(tally(), List.of(FILE))))
        .isEqualTo(new Accounts(6, 3, 0, 0, 1, 1, 1));
  }

  @Test
  void aLostRowIsNoticed() {
    Tally tally = tally();
    tally.rowsRead++;
    assertThatThrownBy(() -> Accounts.checked(new Results(tally, List.of(FILE))))
        .hasMessageContaining("7 rows were read, but 6 are accounted for")
        .hasMessageContaining("Nothing is published.");
  }

  @Test
  void aLostFileIsNoticed() {
    assertThatThrownBy(() -> Accounts.checked(new Results(tally(), List.of())))
        .hasMessageContaining("the spec files hold 0 URLs, but 3 were counted");
    SpecFile two = new SpecFile("specs/a.json", "00", 10, 2, 3, 30);
    assertThatThrownBy(() -> Accounts.checked(new Results(tally(), List.of(two))))
        .hasMessageContaining("the spec files hold 2 items, but 1 were counted");
  }

  @Test
  void talliesAddUpInAnyOrderAndSurviveTheTrip() {
    Tally one = tally();
    Tally other = new Tally();
    other.rowsRead = 1;
    other.rejected(Reason.NO_RULE, 1, "a", "No rule takes this key.");
    byte[] bytes = other.toBytes();
    one.add(Tally.ofBytes(bytes, 0, bytes.length));

    Tally reversed = new Tally();
    reversed.add(other);
    reversed.add(tally());
    assertThat(reversed.toBytes()).isEqualTo(one.toBytes());
    assertThat(one.rejected).containsEntry("no-rule", 2L);
    assertThat(one.rejectedSamples.get("no-rule").byKey()).containsOnlyKeys("a", "k");
  }
}
