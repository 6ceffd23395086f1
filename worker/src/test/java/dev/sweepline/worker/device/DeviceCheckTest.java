package dev.sweepline.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"3.7", "7.5", "8.0", "8.9"})
  void refusal_isNoneForCardsThatNd4jHasCodeFor(String capability) {
    assertThat(DeviceCheck.refusal(Optional.empty(), List.of(gpu(0, capability)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.0", "10.0", "12.0"})
  void refusal_saysWhichCardsItRunsOnAndWhatToUseInstead(String capability) {
    assertThat(DeviceCheck.refusal(Optional.of("1"), List.of(gpu(0, "8.0"), gpu(1, capability))))
        .contains(
            "gpu 1 is a card of compute capability "
                + capability
                + ", but ND4J runs on 3.7 to 8.9 (Kepler to Ada);"
                + " use the build for the CPU, made without -Pcuda");
  }

  @Test
  void refusal_looksAtTheSlotsOwnDeviceAlone() {
    assertThat(DeviceCheck.refusal(Optional.of("0"), List.of(gpu(0, "8.0"), gpu(1, "9.0"))))
        .isEmpty();
    assertThat(DeviceCheck.refusal(Optional.of("4"), List.of(gpu(0, "8.0"))).orElseThrow())
        .startsWith("there is no gpu 4 here, only [0]");
  }

  @Test
  void refusal_saysThatADriverIsMissing() {
    assertThat(DeviceCheck.refusal(Optional.empty(), List.of()).orElseThrow())
        .contains("no driver answers here (nvidia-smi)");
  }

  private static Gpu gpu(int index, String capability) {
    return new Gpu(index, "a card", capability, "525", 80_000, 0, OptionalInt.empty());
  }
}
