package dev.sweepline.driver.export;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.report.SweepReport;
import dev.sweepline.worker.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An export as one page for people. Stateless. */
final class HtmlExport implements FolderExport {
  @Override
  public List<Path> write(SweepHistory history, Path folder) throws IOException {
    return List.of(
        WholeFile.write(
            folder.resolve("report.html"),
            file -> Files.writeString(file, SweepReport.of(history))));
  }
}
