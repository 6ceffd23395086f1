package dev.sweepline.worker.bench;

import dev.sweepline.sweep.text.IoReason;
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
    return answer("torch_steps.py", arguments).number();
  }

  /** What one of our programs answers. */
  PeerAnswer answer(String name, List<Object> arguments) {
    try {
      Path errors = Files.createTempFile("sweepline-peer", ".log");
      try {
        return answer(name, arguments, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      return PeerAnswer.none(IoReason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PeerAnswer.none("interrupted");
    }
  }

  private PeerAnswer answer(String name, List<Object> arguments, Path errors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, "-c", program(name)));
    arguments.forEach(argument -> command.add(argument.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    blas().ifPresent(file -> builder.environment().put("LD_PRELOAD", file.toString()));
    Process process = builder.start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.waitFor();
    if (code != 0) {
      String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
      return PeerAnswer.brokenOff(code, said.lines().toList());
    }
    return PeerAnswer.of(Double.parseDouble(answer));
  }

  private static String program(String name) throws IOException {
    try (InputStream script = TorchSteps.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
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
