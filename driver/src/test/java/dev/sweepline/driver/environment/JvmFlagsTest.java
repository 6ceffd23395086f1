package dev.sweepline.driver.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFlagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx2g",
        "-XX:+UseParallelGC",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
        "-Dsweepline.terminal=true",
        "-Djava.net.preferIPv4Stack=true",
        "-Dfile.encoding=UTF-8",
        "-Dswitch",
        "-Dempty="
      })
  void whatMayMakeACurveDiffer_isShown(String flag) {
    assertThat(JvmFlags.shown(List.of(flag))).isEqualTo(flag);
  }

  @ParameterizedTest
  @CsvSource({
    "-Djavax.net.ssl.keyStorePassword=hunter2, -Djavax.net.ssl.keyStorePassword=***",
    "-Ddb=hunter2, -Ddb=***",
    "-Dtwo.words=hunter2 and=more, -Dtwo.words=***",
    "-Dspark.authenticate.secret=hunter2, -Dspark.authenticate.secret=***",
    "-Djava.net.proxyPassword=hunter2, -Djava.net.proxyPassword=***",
    "-Dsweepline.token=hunter2, -Dsweepline.token=***",
    "-javaagent:/opt/agent.jar=apiKey=hunter2, -javaagent:/opt/agent.jar=***",
    "-XX:OnOutOfMemoryError=curl -u me:hunter2 host, -XX:OnOutOfMemoryError=***"
  })
  void otherValues_areMasked(String flag, String shown) {
    assertThat(JvmFlags.shown(List.of(flag))).isEqualTo(shown);
  }

  @Test
  void severalLines_areMaskedWhole() {
    assertThat(JvmFlags.shown(List.of("-Xmx1g", "-Dpem=BEGIN\nhunter2")))
        .isEqualTo("-Xmx1g -Dpem=***");
  }
}
