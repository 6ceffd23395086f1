package dev.sweepline.worker.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One try to append to a file what it lacks of an address's content.
 *
 * @param patience how long the server may be silent
 */
record Transfer(HttpClient client, URI address, Path part, Duration patience) {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** Runs until the server says that all is sent. */
  void run() throws IOException, TransferException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<InputStream> response = send(have);
    try (InputStream body = response.body()) {
      boolean goesOn = response.statusCode() == PARTIAL_CONTENT && startsAt(response, have);
      if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
        // Nothing is left to send, or what is here belongs to another file: the checksum tells.
        refuseForeignPart(response, have);
        return;
      }
      if (!goesOn && response.statusCode() != OK) {
        throw new TransferException(address + " answers " + response.statusCode());
      }
      copy(response, new PatientStream(body, patience), goesOn);
    }
  }

  private HttpResponse<InputStream> send(long have) throws IOException, TransferException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new TransferException(
          "no connection to " + address.getHost() + ": is there a network?", false, e);
    } catch (HttpTimeoutException e) {
      throw new TransferException(
          "no answer from " + address.getHost() + ": is there a network?", false, e);
    } catch (IOException e) {
      throw new TransferException(address + " breaks off", true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching " + address);
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long have) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + have + "-"))
        .isPresent();
  }

  private void refuseForeignPart(HttpResponse<?> response, long have)
      throws IOException, TransferException {
    if (!response.headers().firstValue("Content-Range").equals(whole(have))) {
      Files.deleteIfExists(part);
      throw new TransferException(address + " has less than was here", true, null);
    }
  }

  private static Optional<String> whole(long have) {
    return Optional.of("bytes */" + have);
  }

  private void copy(HttpResponse<?> response, PatientStream body, boolean append)
      throws IOException, TransferException {
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long copied = 0;
    try (OutputStream out =
        append
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        out.write(buffer, 0, read);
        copied += read;
      }
    }
    if (announced >= 0 && copied < announced) {
      throw new TransferException(
          "%s breaks off after %d of %d bytes".formatted(address, copied, announced), true, null);
    }
  }

  private int read(PatientStream body, byte[] buffer) throws TransferException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new TransferException(address + " breaks off", true, e);
    }
  }
}
