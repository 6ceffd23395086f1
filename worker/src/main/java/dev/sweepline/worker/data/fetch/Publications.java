package dev.sweepline.worker.data.fetch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** List of the data sets that can be fetched, with their publishers' addresses. */
public final class Publications {
  private static final Map<String, List<PublishedFile>> ALL =
      Map.of("mnist", mnist(), "fashion-mnist", fashionMnist(), "newsgroups", newsgroups());

  private Publications() {}

  /** Sorted. */
  public static List<String> names() {
    return List.copyOf(new TreeMap<>(ALL).keySet());
  }

  /** A data set's files; empty when it cannot be fetched. */
  public static Optional<List<PublishedFile>> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static List<PublishedFile> mnist() {
    String[] folders = {
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/"
    };
    return List.of(
        file(
            "train-images-idx3-ubyte.gz",
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            folders),
        file(
            "train-labels-idx1-ubyte.gz",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            folders),
        file(
            "t10k-images-idx3-ubyte.gz",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            folders),
        file(
            "t10k-labels-idx1-ubyte.gz",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            folders));
  }

  private static List<PublishedFile> fashionMnist() {
    String folder = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    return List.of(
        file(
            "train-images-idx3-ubyte.gz",
            "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
            folder),
        file(
            "train-labels-idx1-ubyte.gz",
            "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056",
            folder),
        file(
            "t10k-images-idx3-ubyte.gz",
            "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
            folder),
        file(
            "t10k-labels-idx1-ubyte.gz",
            "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05",
            folder));
  }

  private static List<PublishedFile> newsgroups() {
    return List.of(
        file(
            "20news-bydate.tar.gz",
            "8f1b2514ca22a5ade8fbb9cfa5727df95fa587f4c87b786e15c759fa66d95610",
            "http://qwone.com/~jason/20Newsgroups/",
            "http://people.csail.mit.edu/jrennie/20Newsgroups/"));
  }

  private static PublishedFile file(String name, String sha256, String... folders) {
    return new PublishedFile(
        name, Stream.of(folders).map(folder -> URI.create(folder + name)).toList(), sha256);
  }
}
