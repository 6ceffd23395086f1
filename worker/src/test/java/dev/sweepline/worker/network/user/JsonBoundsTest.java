package dev.sweepline.worker.network.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.network.settings.InvalidNetworkException;
import org.junit.jupiter.api.Test;

class JsonBoundsTest {
  @Test
  void check_refusesWhatIsTooDeep() {
    for (String open : new String[] {"{\"a\":", "["}) {
      assertThatThrownBy(() -> JsonBounds.check(open.repeat(200_000)))
          .isInstanceOf(InvalidNetworkException.class)
          .hasMessage("is more than 200 objects and lists deep");
      assertThatCode(() -> JsonBounds.check(open.repeat(JsonBounds.DEEPEST)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void check_refusesANumberWithoutEnd() {
    assertThatThrownBy(() -> JsonBounds.check("{\"a\": 0." + "1".repeat(2_000_000) + "}"))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage("has a number of more than 400 digits");
  }

  @Test
  void check_takesTextForText() {
    String brackets = "[".repeat(1000) + "\\\"" + "7".repeat(1000);
    assertThatCode(() -> JsonBounds.check("{\"a\": \"" + brackets + "\", \"b\": [1.5e-3]}"))
        .doesNotThrowAnyException();
  }
}
