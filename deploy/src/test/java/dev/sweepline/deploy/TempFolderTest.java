package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {
  @TempDir private Path home;

  @Test
  void take_removesWhatKilledProcessesLeftAndNothingElse() throws Exception {
    TempFolder alive = TempFolder.take(home, 1);
    Path used = Files.createFile(alive.folder().resolve("liblz4.so"));
    TempFolder dead = TempFolder.take(home, 2);
    Files.createFile(Files.createDirectories(dead.folder().resolve("spark-1/a")).resolve("block"));
    dead.close();
    Path others = Files.createDirectories(home.resolve("tmp/kept"));

    TempFolder next = TempFolder.take(home, 3);

    assertThat(home.resolve("tmp")).isDirectoryNotContaining("glob:**/2-1*");
    assertThat(used).exists();
    assertThat(others).exists();
    assertThat(next.folder()).isEmptyDirectory().isNotEqualTo(alive.folder());
  }

  @Test
  void take_sharesNoFolderWithAProcessOfTheSameNumber() throws Exception {
    TempFolder elsewhere = TempFolder.take(home, 1);
    assertThat(TempFolder.take(home, 1).folder()).isNotEqualTo(elsewhere.folder());
  }
}
