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

  @Test
  void call_isHandledByTheAskingThreadWhileNobodyElseIsAtIt() {
    Mailbox mailbox =
        new Mailbox(
            task -> {
              throw new AssertionError("nobody else was needed");
            });

    assertThat(mailbox.call(Thread::currentThread)).isSameAs(Thread.currentThread());
  }

  @Test
  void call_leavesWhatCameMeanwhileToTheOwner() {
    List<String> handled = new ArrayList<>();
    List<Runnable> owner = new ArrayList<>();
    Mailbox mailbox = new Mailbox(owner::add);

    mailbox.call(
        () -> {
          mailbox.tell(() -> handled.add("told"));
          return handled.add("called");
        });
    owner.forEach(Runnable::run);

    assertThat(handled).containsExactly("called", "told");
  }

  /** Two threads never handle at once, whichever way a message comes. */
  @Test
  void call_waitsItsTurnWhileAMessageIsHandled() throws Exception {
    int threads = 8;
    int messages = 2_000;
    int[] count = {0};
    try (SerialThread owner = new SerialThread("owner", Duration.ofSeconds(20))) {
      Mailbox mailbox = new Mailbox(owner);
      List<Thread> askers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        Thread asker =
            new Thread(
                () -> {
                  for (int i = 0; i < messages; i++) {
                    mailbox.tell(() -> count[0]++);
                    mailbox.call(() -> count[0]++);
                  }
                });
        asker.start();
        askers.add(asker);
      }
      for (Thread asker : askers) {
        asker.join();
      }

      assertThat(mailbox.ask(() -> count[0]).join()).isEqualTo(2 * threads * messages);
    }
  }
}
