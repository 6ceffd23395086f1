package dev.sweepline.worker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TrialLogTest {
  private static final Logger LOG = LoggerFactory.getLogger("com.example.TheirNetwork");

  @AfterEach
  void forget() {
    TrialLog.end();
  }

  /** Without a configuration Log4j keeps errors alone. */
  @BeforeAll
  static void listen() {
    Configurator.setLevel("com.example", Level.WARN);
  }

  @Test
  void lines_areThoseOfTheThreadSinceItBegan() throws InterruptedException {
    LOG.error("before");
    TrialLog.begin();
    LOG.error("rate {} is high", 0.5);
    Thread other = new Thread(() -> LOG.error("another trial's"));
    other.start();
    other.join();

    assertThat(TrialLog.lines(Thread.currentThread()))
        .singleElement()
        .asString()
        .endsWith("ERROR TheirNetwork: rate 0.5 is high");
    assertThat(TrialLog.lines(other)).isEmpty();
    TrialLog.end();
    assertThat(TrialLog.lines(Thread.currentThread())).isEmpty();
  }

  @Test
  void lines_tellAThrownThingWithAFewFrames() {
    TrialLog.begin();
    LOG.error("failed", new IllegalStateException("no rows"));

    List<String> lines = TrialLog.lines(Thread.currentThread());
    assertThat(lines).hasSizeBetween(3, 12);
    assertThat(lines.get(1)).isEqualTo("  java.lang.IllegalStateException: no rows");
    assertThat(lines.get(2)).startsWith("    at " + TrialLogTest.class.getName());
  }

  @Test
  void lines_areBounded() {
    TrialLog.begin();
    for (int i = 0; i < 300; i++) {
      LOG.error("{} {}", i, "x".repeat(1_000));
    }

    List<String> lines = TrialLog.lines(Thread.currentThread());
    assertThat(lines).hasSize(TrialLog.MOST_LINES + 1);
    assertThat(lines.get(0)).startsWith("(200 earlier lines");
    assertThat(lines.get(100)).contains("TheirNetwork: 299 xxx").hasSize(TrialLog.LONGEST);
  }
}
