package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Folder of a known data set's files: the one that a sweep file names, or one of those in which
 * data sets are looked for.
 */
record SetFolder(String name, Optional<DataFile> own) {
  static SetFolder of(String name, OptionReader options) {
    return new SetFolder(name, options.text("folder").map(DataFile::new));
  }

  /** Why the folder that is named is not here. */
  Optional<String> missing(DataFolders folders) {
    return own.flatMap(folder -> folder.missing(folders));
  }

  List<Path> candidates(DataFolders folders) {
    return own.map(folder -> List.of(folder.folder(folders)))
        .orElseGet(() -> folders.candidates(name));
  }

  static String shown(List<Path> candidates) {
    return candidates.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
