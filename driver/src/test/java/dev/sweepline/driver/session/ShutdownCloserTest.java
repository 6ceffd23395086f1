package dev.sweepline.driver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownCloserTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void parts_closeInReverseOrderAndOnce() {
    ShutdownCloser parts = new ShutdownCloser();
    parts.add(() -> closed.add("broker"));
    parts.add(() -> closed.add("log"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("log", "broker");
  }

  @Test
  void partThatThrows_leavesNoOtherOpen() {
    ShutdownCloser parts = new ShutdownCloser();
    IllegalStateException first = new IllegalStateException("Spark");
    IllegalStateException second = new IllegalStateException("log");
    parts.add(() -> closed.add("broker"));
    parts.add(() -> fail(second));
    parts.add(() -> fail(first));

    assertThatThrownBy(parts::close).isSameAs(first).hasSuppressedException(second);

    assertThat(closed).containsExactly("broker");
  }

  private static void fail(RuntimeException e) {
    throw e;
  }
}
