package dev.sweepline.worker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchStepsTest {
  private static final String JOB = "torch_job.py";

  @TempDir private Path folder;

  @Test
  void peerThatBreaksOff_saysItsLastLines() throws IOException {
    PeerAnswer answer =
        python("for i in 1 2 3 4 5 6 7; do echo line $i >&2; done; echo >&2; exit 3");

    assertThat(answer.number()).isEmpty();
    assertThat(answer.last())
        .containsExactly("line 2", "line 3", "line 4", "line 5", "line 6", "line 7");
  }

  @Test
  void peerThatEndsWithoutAWord_tellsItsCode() throws IOException {
    assertThat(python("exit 3").last())
        .containsExactly("it ended with exit code 3 and said nothing");
  }

  @Test
  void peerThatIsNotThere_saysSo() {
    PeerAnswer answer = new TorchSteps(folder.resolve("none").toString()).answer(JOB, List.of());

    assertThat(answer.number()).isEmpty();
    assertThat(answer.last()).hasSize(1);
  }

  @Test
  void peerThatComplainsAndAnswers_hasItsNumber() throws IOException {
    PeerAnswer answer = python("echo slow >&2; echo 0.5");

    assertThat(answer.number()).hasValue(0.5);
    assertThat(answer.last()).isEmpty();
  }

  /** In place of Python a shell, which is given the program and looks away. */
  private PeerAnswer python(String commands) throws IOException {
    Path file = folder.resolve("python");
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return new TorchSteps(file.toString()).answer(JOB, List.of());
  }
}
