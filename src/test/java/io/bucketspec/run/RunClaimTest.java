package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunClaimTest {
  /** The operations of a claim, in their order. */
  private static final int BEGIN = 0;

  private static final int CREATE = 1;
  private static final int PUBLISH = 2;
  private static final int LIST = 3;

  @Test
  void aClaimIsAFileThatGoesWhenItIsReleased() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    RunClaim claim = RunClaim.take(store, "memory", "me", Instant.EPOCH);
    assertThat(new String(store.files.get("_running-me"), StandardCharsets.UTF_8))
        .isEqualTo("started 1970-01-01T00:00:00Z\n");
    claim.release();
    assertThat(store.files).isEmpty();
  }

  @Test
  void aDirectoryThatIsThereIsRefused() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    RunClaim.take(store, "memory", "me", Instant.EPOCH);
    assertThatThrownBy(() -> RunClaim.take(store, "memory", "you", Instant.EPOCH))
        .isInstanceOf(RunExists.class);
    assertThat(store.files).containsOnlyKeys("_running-me");
  }

  @Test
  void aClaimBesideAnotherIsTakenBack() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    store.before(LIST, () -> store.files.put("_running-you", new byte[1]));
    assertThatThrownBy(() -> RunClaim.take(store, "s3a://acme/runs/one", "me", Instant.EPOCH))
        .isInstanceOf(RunExists.class)
        .hasMessage(
            "Cannot begin the run: s3a://acme/runs/one exists already: a run is under way there, or"
                + " was killed. What killed runs leave, the command clean removes. Give another"
                + " --run-id, or none: then it is the time.");
    assertThat(store.files).containsOnlyKeys("_running-you");
  }

  /** Whenever another run comes in between, with all of its steps, one goes on and one does not. */
  @ParameterizedTest
  @ValueSource(ints = {BEGIN, CREATE, PUBLISH, LIST})
  void ofTwoRunsOneGoesOn(int operation) {
    MemoryRunStore store = new MemoryRunStore();
    List<String> goOn = new ArrayList<>();
    store.before(operation, () -> take(store, "you", goOn));
    take(store, "me", goOn);
    assertThat(goOn).hasSize(1);
    assertThat(store.files).containsOnlyKeys("_running-" + goOn.get(0));
  }

  private static void take(MemoryRunStore store, String token, List<String> goOn) {
    try {
      RunClaim.take(store, "memory", token, Instant.EPOCH);
      goOn.add(token);
    } catch (RunExists refused) {
      assertThat(refused).hasMessageContaining("exists already");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
