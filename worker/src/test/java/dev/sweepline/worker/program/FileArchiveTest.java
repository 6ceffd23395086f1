package dev.sweepline.worker.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveTest {
  @TempDir Path here;
  @TempDir Path there;

  @Test
  void filesAndFolders_lieAsTheyLayAndScriptsMayRun() throws IOException {
    Files.createDirectories(here.resolve("src/deep"));
    Files.writeString(here.resolve("src/deep/a.py"), "a");
    Files.writeString(here.resolve("src/empty.py"), "");
    Files.writeString(here.resolve("train.sh"), "#!/bin/sh\n");
    Files.writeString(here.resolve("secret"), "not named");

    FileArchive.unpack(FileArchive.pack(here, List.of("train.sh", "src/")), there);

    assertThat(there.resolve("src/deep/a.py")).hasContent("a");
    assertThat(there.resolve("src/empty.py")).hasContent("");
    assertThat(there.resolve("train.sh")).isExecutable();
    assertThat(there.resolve("src/deep/a.py").toFile().canExecute()).isFalse();
    assertThat(there.resolve("secret")).doesNotExist();
  }

  @Test
  void entryThatLeavesItsFolder_isRefused() throws IOException {
    Path archive = here.resolve("x.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("../x"));
    }

    assertThatThrownBy(() -> FileArchive.unpack(archive, there))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside of its folder");
  }
}
