package dev.sweepline.worker.network.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.network.settings.InvalidNetworkException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void fill_writesValuesAsJson() {
    Placeholders text =
        new Placeholders(
            "{\"a\": ${n}, \"b\": \"${n}\", \"c\": \"${s}\", \"d\": ${l}, \"e\": \"x${n}-${s}\"}");

    assertThat(text.names()).containsExactly("l", "n", "s");
    assertThat(text.fill(Map.of("n", 5.0, "s", "q\"$1\\", "l", List.of(1L, true))))
        .isEqualTo(
            "{\"a\": 5, \"b\": 5, \"c\": \"q\\\"$1\\\\\", \"d\": [1,true], \"e\":"
                + " \"x5-q\\\"$1\\\\\"}");
    assertThat(new Placeholders("[${x}]").fill(Map.of("x", 1e-4))).isEqualTo("[1.0E-4]");
  }

  @Test
  void fill_leavesOtherTextAlone() {
    String text = "{\"a\\\"${\": \"$5 {b} \\\\\", \"c\": 1}";

    assertThat(new Placeholders(text).names()).isEmpty();
    assertThat(new Placeholders(text).fill(Map.of())).isEqualTo(text);
  }

  @Test
  void fill_namesWhatHasNoValue() {
    assertThatThrownBy(() -> new Placeholders("[\"a ${b}\"]").fill(Map.of()))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage("placeholder ${b} has no parameter");
  }
}
