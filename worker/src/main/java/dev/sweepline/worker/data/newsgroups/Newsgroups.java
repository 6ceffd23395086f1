package dev.sweepline.worker.data.newsgroups;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.ClassNames;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.fetch.Checksum;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Normalisation;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import dev.sweepline.worker.data.text.DocumentVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Data set of 18,846 posts to 20 newsgroups, split by date into training and test; a tenth of the
 * training posts is held out for validation. Each post becomes a vector of 300 numbers, fitted on
 * the training posts (with those held out: their words, not their labels) and kept below {@code
 * <home>/cache}.
 */
public final class Newsgroups implements DataSource {
  private static final List<String> FILES =
      List.of("20news-bydate.jsonl.gz", "20news-bydate.tar.gz");

  private static final String TFIDF_SVD = "tfidf_svd";

  @Override
  public String name() {
    return "newsgroups";
  }

  @Override
  public Summary summary() {
    return Summary.of(new InputShape.Flat(DocumentVectors.WIDTH), 20);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.TABLE.shares(0.9, 0.1).normalisation(Normalisation.NONE);
  }

  @Override
  public Reader open(OptionReader options) {
    String vectors = options.word("vectors", TFIDF_SVD, "word2vec_mean");
    boolean headers = options.word("headers", "keep", "strip").equals("keep");
    return new Vectors(vectors, headers);
  }

  /** The set with its options. */
  private record Vectors(String kind, boolean headers) implements Reader {
    /** Computing the vectors takes a minute. */
    @Override
    public boolean quick() {
      return false;
    }

    @Override
    public Optional<String> missing(DataFolders folders) {
      List<Path> candidates = folders.candidates("newsgroups");
      return file(folders).isPresent()
          ? Optional.empty()
          : Optional.of(
              "data set 'newsgroups' is not here (looked in %s); run `deploy/sweep data fetch newsgroups`, or put %s into %s"
                  .formatted(
                      candidates.stream().map(Path::toString).collect(Collectors.joining(", ")),
                      String.join(" or ", FILES),
                      folders.home().resolve("data").resolve("newsgroups")));
    }

    @Override
    public RawData read(DataFolders folders) {
      Path file =
          file(folders)
              .orElseThrow(() -> new DataException(missing(folders).orElse("newsgroups is gone")));
      VectorCache cache = cache(file, folders);
      return cache.read().orElseGet(() -> cache.write(vectors(Posts.read(file))));
    }

    private VectorCache cache(Path file, DataFolders folders) {
      try {
        String key = kind + (headers ? "-" : "-stripped-") + Checksum.sha256(file);
        return new VectorCache(folders.home().resolve("cache/newsgroups-" + key));
      } catch (IOException e) {
        throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
      }
    }

    private VectorCache.Content vectors(List<Posts.Post> posts) {
      List<Posts.Post> train = posts.stream().filter(Posts.Post::train).toList();
      List<Posts.Post> test = posts.stream().filter(post -> !post.train()).toList();
      ClassNames classes =
          ClassNames.of(
              Stream.concat(train.stream(), test.stream()).map(Posts.Post::label).toList());
      DocumentVectors vectors =
          kind.equals(TFIDF_SVD)
              ? DocumentVectors.tfidfSvd(texts(train), texts(test))
              : DocumentVectors.word2vecMean(texts(train), texts(test));
      return new VectorCache.Content(classes, vectors);
    }

    private List<String> texts(List<Posts.Post> posts) {
      return posts.stream().map(post -> headers ? post.text() : post.body()).toList();
    }

    private static Optional<Path> file(DataFolders folders) {
      return folders.candidates("newsgroups").stream()
          .flatMap(folder -> FILES.stream().map(folder::resolve))
          .filter(Files::isReadable)
          .findFirst();
    }
  }
}
