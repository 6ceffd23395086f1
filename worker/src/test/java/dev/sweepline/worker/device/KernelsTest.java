package dev.sweepline.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas_full;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("numeric")
class KernelsTest {
  @Test
  void core_isWhatOpenBlasCallsIt() {
    assertThat(Kernels.core())
        .hasValueSatisfying(
            core ->
                assertThat(core)
                    .isEqualToIgnoringCase(openblas_full.openblas_get_corename().getString()));
  }

  /** As in the second run of these tests. */
  @Test
  @EnabledIfEnvironmentVariable(named = "OPENBLAS_CORETYPE", matches = "\\w+")
  void core_isTheOneAskedFor() {
    assertThat(Kernels.core()).hasValue(System.getenv("OPENBLAS_CORETYPE"));
  }

  @Test
  void name_saysLibrariesAndThreads() {
    assertThat(Kernels.name()).matches("OpenBLAS [0-9.]+ \\w+, ND4J .+, \\d+ threads?");
  }
}
