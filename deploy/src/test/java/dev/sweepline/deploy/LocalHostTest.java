package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.dashboard.act.Draft;
import dev.sweepline.dashboard.act.Launch;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that a shell script stands in for, since what is started is any command. */
@Timeout(60)
class LocalHostTest {
  private static final String FILE =
      """
      method: random
      run_cap: 2
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 1}
      parameters:
        hidden: {min: 8, max: 16}
      """;

  @TempDir Path folder;

  private LocalHost host(String script) throws IOException {
    Path command = folder.resolve("sweep");
    Files.writeString(command, "#!/bin/sh\necho \"$@\" > " + folder + "/args\n" + script + "\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return new LocalHost(folder.resolve("home"), Optional.of(command.toString()));
  }

  private String arguments() throws IOException {
    return Files.readString(folder.resolve("args")).strip();
  }

  @Test
  void start_returnsOnceTheDriverHasTheSweep_andCloseEndsIt() throws IOException {
    try (LocalHost host = host("echo page: here; exec sleep 600")) {
      assertThat(host.start(new Launch.Extend("-odd", 3))).startsWith("Started");
      assertThat(arguments())
          .isEqualTo("extend --trials 3 --home " + folder + "/home --exit -- -odd");
    }
    assertThat(ProcessHandle.current().children().filter(LocalHostTest::sleeps)).isEmpty();
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains("sleep 600")).isPresent();
  }

  @Test
  void start_saysWhyThereIsNoDriver() throws IOException {
    try (LocalHost host = host("echo it is being run by another; exit 2")) {
      assertThatThrownBy(() -> host.start(new Launch.Resume("s")))
          .isInstanceOf(UserException.class)
          .hasMessage("it did not start: it is being run by another");
    }
  }

  @Test
  void aFile_isKeptForItsOwnerAlone_andReadAsIfBesideItsOriginal() throws IOException {
    String original = folder.resolve("original.yaml").toString();
    try (LocalHost host = host("echo page: here")) {
      host.start(new Launch.Run(new Draft(original, FILE)));
      assertThat(arguments()).startsWith("run --new --as " + original + " --home ");
      try (Stream<Path> drafts = Files.list(folder.resolve("home/drafts"))) {
        List<Path> kept = drafts.toList();
        assertThat(kept).hasSize(1);
        assertThat(Files.readString(kept.get(0))).isEqualTo(FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aFileWithMistakes_startsNothing() throws IOException {
    try (LocalHost host = host("echo page: here")) {
      Draft draft = new Draft("x.yaml", FILE.replace("run_cap", "runcap"));
      assertThat(host.check(draft).errors()).hasSize(1);
      assertThatThrownBy(() -> host.start(new Launch.Run(draft)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("run_cap");
      assertThat(folder.resolve("args")).doesNotExist();
    }
  }
}
