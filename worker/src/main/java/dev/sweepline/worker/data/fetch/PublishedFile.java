package dev.sweepline.worker.data.fetch;

import java.net.URI;
import java.util.List;

/**
 * A file as its publisher offers it.
 *
 * @param name under which it is kept
 * @param addresses where it is, tried in this order
 * @param sha256 of its bytes, as 64 hexadecimal digits in lower case
 */
public record PublishedFile(String name, List<URI> addresses, String sha256) {
  public PublishedFile {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty() || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(name + ": " + addresses + ", sha256 " + sha256);
    }
  }
}
