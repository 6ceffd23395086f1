package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user's language may not change. */
class LocaleIT {
  @TempDir Path home;

  /** Under a Turkish locale the upper case of i is İ, which Kafka's settings do not know. */
  @Test
  void turkish_startsTheBroker() throws Exception {
    Launcher launcher =
        new Launcher(home, Map.of("SWEEPLINE_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR"));

    Launcher.Result result = launcher.run("list");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void localeWithoutUtf8_readsPathsBeyondAscii() throws Exception {
    Launcher launcher = new Launcher(home, Map.of("LC_ALL", "C"));
    Path folder = Files.createDirectory(home.resolve("größe"));
    Path file = Files.copy(launcher.sweepFile("quickstart.yaml"), folder.resolve("模型.yaml"));

    Launcher.Result result = launcher.run("validate", file);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualToIgnoringNewLines(file + ": ok\n");
  }
}
