package dev.sweepline.worker.data.hadoop;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RpcException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.VersionInfo;

/** Messages of one line for what Hadoop throws about an address. */
final class StorageFailures {
  private static final int LONGEST_REASON = 200;

  private StorageFailures() {}

  static StorageException of(String address, Throwable thrown) {
    if (thrown instanceof StorageException known) {
      return known;
    }
    List<Throwable> causes =
        Stream.iterate(thrown, t -> t != null, Throwable::getCause).limit(20).toList();
    String line =
        causes.stream()
            .flatMap(cause -> known(address, cause).stream())
            .findFirst()
            .orElseGet(() -> address + ": cannot be read: " + reason(thrown));
    return new StorageException(line, thrown);
  }

  private static Optional<String> known(String address, Throwable cause) {
    if (cause instanceof FileNotFoundException) {
      return Optional.of("no file " + address);
    }
    if (cause instanceof UnknownHostException) {
      return Optional.of(
          "%s: no host '%s' is known here; check the name, or let HADOOP_CONF_DIR name the folder of your core-site.xml"
              .formatted(address, cause.getMessage()));
    }
    if (cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException) {
      return Optional.of(
          address + ": nobody answers there; check host and port, and that its service is up");
    }
    if (cause instanceof RpcException
        || reason(cause).startsWith("End of File Exception between")) {
      return Optional.of(address + ": what answers there is no name node; check the port");
    }
    if (cause instanceof ChecksumException) {
      return Optional.of(
          address
              + ": is damaged: it does not match its checksum; if you changed it yourself, delete"
              + " the .crc file beside it");
    }
    if (reason(cause).startsWith("Incomplete HDFS URI")) {
      return Optional.of(
          address
              + ": names no host; write hdfs://HOST:8020/path, or let HADOOP_CONF_DIR name the"
              + " folder of your core-site.xml");
    }
    if (cause instanceof AccessControlException) {
      return Optional.of(address + ": may not be read: " + reason(cause));
    }
    return missingCode(address, cause);
  }

  /** What to put on the class path. */
  private static Optional<String> missingCode(String address, Throwable cause) {
    String scheme = address.substring(0, Math.max(0, address.indexOf(':')));
    boolean isAbsent =
        cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError;
    if (isAbsent && scheme.equals("s3a")) {
      return Optional.of(
          "%s: needs hadoop-aws %2$s; spark-submit --packages org.apache.hadoop:hadoop-aws:%2$s, or its jar and those it needs in HADOOP_CLASSPATH"
              .formatted(address, VersionInfo.getVersion()));
    }
    if (isAbsent) {
      return Optional.of(
          "%s: %s: is not on the class path: %s; name its jar in HADOOP_CLASSPATH"
              .formatted(address, scheme, reason(cause)));
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return Optional.of(
          "%s: nothing here reads %s:; write file:, hdfs: or s3a:".formatted(address, scheme));
    }
    return Optional.empty();
  }

  /** The first line of what it says, or its name. */
  static String reason(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    String line = message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
