package dev.sweepline.worker.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=me password=";

  @ParameterizedTest
  @ValueSource(
      strings = {"my hunter2;", "a=b hunter2;", "x; hunter2 y=z;", "x; y hunter2;", "hunter2"})
  void loginThatCannotBeRead_showsNoWordOfThePassword(String password) {
    LogAddress log =
        new LogAddress(
            "localhost:1",
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", MODULE + password));

    assertThatThrownBy(() -> new EventProducer(log))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("sasl.jaas.config is not of the form MODULE required")
        .hasMessageNotContaining("hunter2");
  }
}
