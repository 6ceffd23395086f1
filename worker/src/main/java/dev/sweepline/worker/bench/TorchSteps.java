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
 * Peer of our trainers: the same work in PyTorch, with our OpenBLAS: Debian's PyTorch otherwise
 * multiplies with whatever BLAS is installed, which may be ten times slower. Thread-safe.
 *
 * @param python the interpreter to ask
 */
record TorchSteps(String python) {

  /** Seconds for one dense network; empty where there is no PyTorch. */
  OptionalDouble seconds(String optimizer, int batchSize, int steps, int networks, int[] widths) {
    List<Object> arguments = new ArrayList<>(List.of(optimizer, batchSize, steps, networks));
    for (int width : widths) {
      arguments.add(width);
    }
    return number("torch_steps.py", arguments);
  }

  /** The number that one of our programs prints; empty where it cannot run. */
  OptionalDouble number(String name, List<Object> arguments) {
    try (InputStream script = TorchSteps.class.getResourceAsStream(name)) {
      String program = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      List<String> command = new ArrayList<>(List.of(python, "-c", program));
      arguments.forEach(argument -> command.add(argument.toString()));
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
