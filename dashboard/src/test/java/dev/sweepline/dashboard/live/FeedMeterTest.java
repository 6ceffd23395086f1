package dev.sweepline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedMeterTest {
  private Instant now = Instant.EPOCH;
  private final FeedMeter meter = new FeedMeter(new TurnedClock());

  @Test
  void status_isReplayingUntilTheEndWasReachedOnce() {
    meter.running(true);
    meter.contact(7, 10);
    assertThat(status()).isEqualTo(FeedStatus.REPLAYING);
    meter.contact(0, 10);
    assertThat(status()).isEqualTo(FeedStatus.OK);
    meter.contact(7, 17);
    assertThat(status()).isEqualTo(FeedStatus.OK);
  }

  @Test
  void status_isLaggingFarBehindOrAfterSilence() {
    meter.running(true);
    meter.contact(0, 10);
    meter.contact(1_001, 1_011);
    assertThat(status()).isEqualTo(FeedStatus.LAGGING);
    meter.contact(0, 1_011);
    now = now.plus(Duration.ofSeconds(16));
    assertThat(status()).isEqualTo(FeedStatus.LAGGING);
  }

  /** At ten thousand a second some are always on the way. */
  @Test
  void status_isOkWhileWhatIsBehindIsReadWithinMoments() {
    meter.running(true);
    meter.contact(0, 10);
    now = now.plus(Duration.ofSeconds(2));
    meter.ingested(20_000);
    meter.contact(15_000, 35_010);
    assertThat(status()).isEqualTo(FeedStatus.OK);
    now = now.plus(Duration.ofSeconds(2));
    meter.ingested(20_000);
    meter.contact(20_001, 60_011);
    assertThat(status()).isEqualTo(FeedStatus.LAGGING);
  }

  @Test
  void status_isDownWithAProblemOrWithoutAThread() {
    assertThat(status()).isEqualTo(FeedStatus.DOWN);
    meter.running(true);
    meter.trouble("no answer");
    assertThat(status()).isEqualTo(FeedStatus.DOWN);
  }

  @Test
  void refused_keepsTheLatestLines() {
    for (int i = 0; i < 25; i++) {
      meter.badRecord("record 0-" + i);
    }
    assertThat(meter.read().records().bad()).isEqualTo(25);
    assertThat(meter.read().records().refused())
        .hasSize(10)
        .startsWith("record 0-15")
        .endsWith("record 0-24");
  }

  private FeedStatus status() {
    return meter.read().status();
  }

  private final class TurnedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
