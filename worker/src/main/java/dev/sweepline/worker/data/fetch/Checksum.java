package dev.sweepline.worker.data.fetch;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** Fingerprint of a file's content. */
public final class Checksum {
  private Checksum() {}

  /** 64 hexadecimal digits in lower case. */
  public static String sha256(Path file) throws IOException {
    return new DigestUtils(SHA_256).digestAsHex(file.toFile());
  }
}
