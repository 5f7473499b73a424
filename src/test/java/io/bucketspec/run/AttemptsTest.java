package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final Attempts attempts = new Attempts(3, Duration.ZERO);
  private int tried;

  private String failing(int times) throws IOException {
    if (++tried <= times) {
      throw new IOException("failure " + tried);
    }
    return "done";
  }

  @Test
  void whatFailsIsTriedAgain() throws IOException {
    assertThat(attempts.at(() -> failing(2))).isEqualTo("done");
    assertThat(tried).isEqualTo(3);
  }

  @Test
  void theLastFailureIsTold() {
    assertThatThrownBy(() -> attempts.at(() -> failing(9)))
        .isInstanceOf(IOException.class)
        .hasMessage("failure 3");
    assertThat(tried).isEqualTo(3);
  }

  @Test
  void whatAStoreCausedIsTriedAgain() throws IOException {
    attempts.at(
        () -> {
          try {
            return failing(1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(tried).isEqualTo(2);
  }

  @Test
  void whatIsWrongStaysWrong() {
    assertThatThrownBy(
            () ->
                attempts.at(
                    () -> {
                      tried++;
                      throw new IllegalStateException("a bug");
                    }))
        .hasMessage("a bug");
    assertThat(tried).isEqualTo(1);
  }

  @Test
  void anInterruptEndsThePauses() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Attempts(3, Duration.ofDays(1)).at(() -> failing(9)))
        .hasMessage("failure 1");
    assertThat(Thread.interrupted()).isTrue();
  }
}
