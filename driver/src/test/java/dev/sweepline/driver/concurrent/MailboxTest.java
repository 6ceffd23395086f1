package dev.sweepline.driver.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
  @Test
  void tell_fromAHandler_waitsItsTurn() {
    List<String> handled = new ArrayList<>();
    Mailbox mailbox = new Mailbox(Runnable::run);

    mailbox.tell(
        () -> {
          mailbox.tell(() -> handled.add("second"));
          handled.add("first");
        });

    assertThat(handled).containsExactly("first", "second");
  }

  /** A slot that still asks must not wait for ever. */
  @Test
  void ask_failsOnceNobodyHandles() {
    SerialThread owner = new SerialThread("owner", Duration.ofSeconds(20));
    Mailbox mailbox = new Mailbox(owner);
    assertThat(mailbox.ask(() -> 1).join()).isEqualTo(1);
    owner.close();

    mailbox.tell(() -> {});

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> mailbox.ask(() -> 2).join())
          .hasRootCauseInstanceOf(IllegalStateException.class);
    }
  }
}
