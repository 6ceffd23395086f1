package dev.sweepline.worker.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * One try to append to a file what it lacks of an address's content.
 *
 * @param patience how long the server may be silent
 */
record Transfer(URI address, Path part, Duration patience) {

  /** Runs until the server says that all is sent. */
  void run() throws IOException, TransferException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpURLConnection connection = open(have);
    try {
      int status = status(connection);
      boolean goesOn = status == HttpURLConnection.HTTP_PARTIAL && startsAt(connection, have);
      if (status == 416) {
        // Nothing is left to send, or what is here belongs to another file: the checksum tells.
        refuseForeignPart(connection, have);
        return;
      }
      if (!goesOn && status != HttpURLConnection.HTTP_OK) {
        throw new TransferException(address + " answers " + status);
      }
      copy(connection, goesOn);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open(long have) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    if (have > 0) {
      connection.setRequestProperty("Range", "bytes=" + have + "-");
    }
    return connection;
  }

  private int status(HttpURLConnection connection) throws TransferException {
    try {
      return connection.getResponseCode();
    } catch (UnknownHostException | ConnectException | NoRouteToHostException e) {
      throw new TransferException(
          "no connection to " + address.getHost() + ": is there a network?", false, e);
    } catch (SocketTimeoutException e) {
      throw new TransferException(
          "no answer from " + address.getHost() + ": is there a network?", false, e);
    } catch (IOException e) {
      throw new TransferException(address + " breaks off", true, e);
    }
  }

  private static boolean startsAt(HttpURLConnection connection, long have) {
    String range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + have + "-");
  }

  private void refuseForeignPart(HttpURLConnection connection, long have)
      throws IOException, TransferException {
    String range = connection.getHeaderField("Content-Range");
    if (range == null || !range.equals("bytes */" + have)) {
      Files.deleteIfExists(part);
      throw new TransferException(address + " has less than was here", true, null);
    }
  }

  private void copy(HttpURLConnection connection, boolean append)
      throws IOException, TransferException {
    long announced = connection.getContentLengthLong();
    long copied = 0;
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            append
                ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        out.write(buffer, 0, read);
        copied += read;
      }
    }
    if (announced >= 0 && copied < announced) {
      throw new TransferException(
          "%s breaks off after %d of %d bytes".formatted(address, copied, announced), true, null);
    }
  }

  private int read(InputStream in, byte[] buffer) throws TransferException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new TransferException(address + " breaks off", true, e);
    }
  }
}
