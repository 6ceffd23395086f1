package dev.sweepline.driver.export;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import dev.sweepline.worker.file.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An export as one JSON object: {@code {"sweep":{…},"trials":[…]}}, both as the HTTP API gives
 * them, the trials best first, a line each, with their measurements. Stateless.
 */
final class JsonExport implements FolderExport {
  @Override
  public List<Path> write(SweepHistory history, Path folder) throws IOException {
    return List.of(WholeFile.write(folder.resolve("sweep.json"), file -> put(history, file)));
  }

  private static void put(SweepHistory history, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"sweep\":" + SweepJson.detail(history) + ",\"trials\":[");
      int rank = 1;
      for (TrialHistory trial : Leaderboard.order(history)) {
        out.write(rank == 1 ? "\n" : ",\n");
        out.write(TrialJson.detail(history, trial, Leaderboard.standing(rank, trial, history)));
        rank++;
      }
      out.write("\n]}\n");
    }
  }
}
