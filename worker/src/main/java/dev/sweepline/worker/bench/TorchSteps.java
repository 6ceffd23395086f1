package dev.sweepline.worker.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Peer of our trainers: the same steps in PyTorch, with our OpenBLAS: Debian's PyTorch otherwise
 * multiplies with whatever BLAS is installed, which may be ten times slower. Thread-safe.
 *
 * @param python the interpreter to ask
 */
record TorchSteps(String python) {

  /** Seconds for one network; empty where there is no PyTorch. */
  OptionalDouble seconds(String optimizer, int batchSize, int steps, int networks, int[] widths) {
    try (InputStream script = TorchSteps.class.getResourceAsStream("torch_steps.py")) {
      String program = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      List<String> command = new ArrayList<>(List.of(python, "-c", program, optimizer));
      for (int number : new int[] {batchSize, steps, networks}) {
        command.add(String.valueOf(number));
      }
      for (int width : widths) {
        command.add(String.valueOf(width));
      }
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("OMP_NUM_THREADS", "1");
      blas().ifPresent(file -> builder.environment().put("LD_PRELOAD", file.toString()));
      Process process = builder.start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0
          ? OptionalDouble.of(Double.parseDouble(answer))
          : OptionalDouble.empty();
    } catch (IOException e) {
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  /** The library that we multiply with. */
  private static Optional<Path> blas() {
    Path ours = Path.of(Loader.load(openblas_nolapack.class)).getParent();
    try (var files = Files.list(ours)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libopenblas.so"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
