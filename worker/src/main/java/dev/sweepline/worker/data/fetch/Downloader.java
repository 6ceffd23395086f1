package dev.sweepline.worker.data.fetch;

import dev.sweepline.sweep.text.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Downloader of published files into a folder. Not thread-safe.
 *
 * <p>A file grows under its name with {@code .part}, is checked, and only then gets its name: what
 * has the final name is whole. A transfer that breaks off goes on where it ended, now or at the
 * next call.
 */
public final class Downloader {
  private static final int TRIES_WITHOUT_PROGRESS = 3;

  private final Duration patience;
  private final HttpClient client;
  private final Consumer<String> progress;

  /**
   * A downloader.
   *
   * @param patience how long a server may be silent
   * @param progress hears a line now and then
   */
  public Downloader(Duration patience, Consumer<String> progress) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
    this.progress = progress;
  }

  /**
   * Fetches a file unless it is there already.
   *
   * @throws FetchException when no address gives the file; a part of it may be left for another try
   */
  public void fetch(PublishedFile file, Path folder) {
    try {
      Files.createDirectories(folder);
      Path target = folder.resolve(file.name());
      if (Files.exists(target) && Checksum.sha256(target).equals(file.sha256())) {
        progress.accept(target + " is here already");
        return;
      }
      Path part = folder.resolve(file.name() + ".part");
      fetchPart(file, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      progress.accept(target + ": whole, checksum right");
    } catch (IOException | UncheckedIOException e) {
      throw new FetchException(folder + ": cannot be written: " + IoReason.of(e), e);
    }
  }

  private void fetchPart(PublishedFile file, Path part) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI address : file.addresses()) {
      progress.accept("fetching " + address);
      try {
        transfer(address, part);
        String sum = Checksum.sha256(part);
        if (sum.equals(file.sha256())) {
          return;
        }
        Files.delete(part);
        failures.add(
            "%s gives another file: sha256 %s, not %s".formatted(address, sum, file.sha256()));
      } catch (TransferException e) {
        failures.add(e.getMessage());
      }
    }
    throw new FetchException(file.name() + " not fetched: " + String.join("; ", failures));
  }

  /** Goes on for as long as something arrives. */
  private void transfer(URI address, Path part) throws IOException, TransferException {
    int left = TRIES_WITHOUT_PROGRESS;
    while (true) {
      long before = size(part);
      try {
        new Transfer(client, address, part, patience).run();
        return;
      } catch (TransferException e) {
        left = size(part) > before ? TRIES_WITHOUT_PROGRESS : left - 1;
        if (!e.worthAnotherTry() || left == 0) {
          throw e;
        }
        progress.accept(e.getMessage() + "; going on at byte " + size(part));
      }
    }
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }
}
