package dev.sweepline.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NvidiaSmiTest {
  @Test
  void parse_readsADeviceALine() {
    String output =
        """
        0, NVIDIA A100-SXM4-80GB, 8.0, 525.85.12, 81920, 1083, 37
        1, Tesla T4, 7.5, 525.85.12, 15360, 0, 0
        """;

    assertThat(NvidiaSmi.parse(output))
        .containsExactly(
            new Gpu(
                0, "NVIDIA A100-SXM4-80GB", "8.0", "525.85.12", 81920, 1083, OptionalInt.of(37)),
            new Gpu(1, "Tesla T4", "7.5", "525.85.12", 15360, 0, OptionalInt.of(0)));
  }

  @Test
  void parse_takesWhatACardDoesNotTellForUnknown() {
    assertThat(NvidiaSmi.parse("0, NVIDIA GRID, 8.6, 510.47.03, [N/A], [N/A], [Not Supported]\n"))
        .containsExactly(new Gpu(0, "NVIDIA GRID", "8.6", "510.47.03", 0, 0, OptionalInt.empty()));
  }

  @Test
  void parse_passesOverWhatIsNoDevice() {
    assertThat(NvidiaSmi.parse("No devices were found\n\nWARNING: infoROM is corrupted\n"))
        .isEmpty();
  }
}
