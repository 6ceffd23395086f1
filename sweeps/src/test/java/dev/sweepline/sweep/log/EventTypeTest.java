package dev.sweepline.sweep.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypeTest {
  @Test
  void registry_hasAnEntryForEveryEvent() {
    assertThat(events(SweepEvent.class).distinct())
        .allSatisfy(event -> assertThat(EventType.of(event)).isNotNull())
        .hasSameSizeAs(EventType.values());
  }

  @SuppressWarnings("unchecked")
  private static Stream<Class<? extends SweepEvent>> events(Class<?> type) {
    return type.isRecord()
        ? Stream.of((Class<? extends SweepEvent>) type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(EventTypeTest::events);
  }
}
