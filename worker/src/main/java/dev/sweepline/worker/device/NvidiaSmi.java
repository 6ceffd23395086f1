package dev.sweepline.worker.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Client of the driver's own program, which knows this machine's devices. Stateless. */
public final class NvidiaSmi {
  private static final String FIELDS =
      "index,name,compute_cap,driver_version,memory.total,memory.used,utilization.gpu";

  private static final List<String> COMMAND =
      List.of("nvidia-smi", "--query-gpu=" + FIELDS, "--format=csv,noheader,nounits");

  private static final int COLUMNS = 7;
  private static final long PATIENCE_SECONDS = 10;

  private NvidiaSmi() {}

  /** The devices there are; empty where there is no driver or it does not answer. */
  public static List<Gpu> query() {
    try {
      Process process = new ProcessBuilder(COMMAND).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of();
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? parse(said) : List.of();
    } catch (IOException e) {
      return List.of(); // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * Reads what it prints, a device a line; what is no device, such as a warning, is passed over.
   */
  static List<Gpu> parse(String output) {
    return output
        .lines()
        .map(line -> line.split(", ", -1))
        .filter(columns -> columns.length == COLUMNS && columns[0].strip().matches("\\d+"))
        .map(
            columns ->
                new Gpu(
                    Integer.parseInt(columns[0].strip()),
                    columns[1].strip(),
                    columns[2].strip(),
                    columns[3].strip(),
                    whole(columns[4]).orElse(0),
                    whole(columns[5]).orElse(0),
                    whole(columns[6])))
        .toList();
  }

  /** {@code [N/A]} and {@code [Not Supported]} are no numbers. */
  private static OptionalInt whole(String column) {
    String text = column.strip();
    return text.matches("\\d+") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
