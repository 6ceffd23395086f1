package dev.sweepline.driver.input;

import dev.sweepline.driver.sampler.population.PopulationText;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.validate.SweepValidator;
import dev.sweepline.worker.validate.SweepValidator.FileFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A reader of sweep files, which checks them against what workers can train. Stateless. */
public final class SweepFiles {
  private SweepFiles() {}

  /** A file's text; what no driver could run is among the errors. */
  public static ParsedSweep read(String file, String text, UserCode userCode) {
    NetworkFamilies families = new NetworkFamilies(userCode);
    return check(SweepFile.read(file, text), families, sweep -> FileFindings.NONE);
  }

  /**
   * The same of a text that somebody is writing.
   *
   * @param file where it would lie: its networks are looked for beside that
   */
  public static ParsedSweep readDraft(String file, String text) {
    return read(file, text, UserCode.of(TextFile.folder(file), ""));
  }

  /**
   * The same, and what its data set is where that is quickly read on this machine. What is wrong
   * with it is a warning: the sweep may run elsewhere.
   */
  public static ParsedSweep readToPlan(
      String file, String text, DataFolders folders, UserCode userCode) {
    NetworkFamilies families = new NetworkFamilies(userCode);
    DataFolders places = folders.beside(userCode.folder());
    return check(
        SplitPolicy.asNew(SweepFile.read(file, text)),
        families,
        sweep ->
            program(sweep, userCode)
                .map(FileFindings::asWarnings)
                .orElseGet(() -> SweepValidator.glance(sweep, places, families)));
  }

  /**
   * A file that describes a search, whatever it trains.
   *
   * @throws UserException when it cannot be read, with a line for each reason
   */
  public static ParsedSweep readAlone(String file) {
    ParsedSweep reading = SweepFile.read(file, TextFile.read(file));
    if (reading.sweep().isEmpty()) {
      throw UserException.in(reading.file(), reading.errors());
    }
    return reading;
  }

  /**
   * A file's text that can run here and now.
   *
   * @param place where it counts as lying: what it names is looked for beside that
   * @throws UserException with a line for each reason why not
   */
  public static ParsedSweep readToRun(
      String place, String text, DataFolders folders, UserCode userCode) {
    return toRun(SplitPolicy.asNew(SweepFile.read(place, text)), folders, userCode);
  }

  /**
   * The same of a file read before.
   *
   * @throws UserException with a line for each reason why it cannot run
   */
  static ParsedSweep toRun(ParsedSweep read, DataFolders folders, UserCode userCode) {
    NetworkFamilies families = new NetworkFamilies(userCode);
    DataFolders places = folders.beside(userCode.folder());
    ParsedSweep reading =
        check(
            read,
            families,
            sweep ->
                program(sweep, userCode)
                    .orElseGet(() -> SweepValidator.files(sweep, places, families)));
    if (reading.sweep().isEmpty()) {
      throw UserException.in(reading.file(), reading.errors());
    }
    return reading;
  }

  /**
   * A sweep as its log has it.
   *
   * @throws UserException with a line for each reason why it cannot run any more
   */
  public static Sweep recorded(SweepSubmitted submitted, DataFolders folders, UserCode userCode) {
    ParsedSweep read = SweepFile.read(submitted.file(), submitted.text());
    ParsedSweep then = WindowPolicy.asRecorded(SplitPolicy.asRecorded(read, submitted), submitted);
    return toRun(then, folders, userCode).sweep().orElseThrow();
  }

  /** What the files of a sweep's program say; empty for a sweep of networks. */
  private static Optional<FileFindings> program(Sweep sweep, UserCode userCode) {
    return sweep
        .training()
        .program()
        .map(
            program -> {
              List<Problem> missing = ProgramFiles.missing(program, userCode.folder());
              return new FileFindings(
                  missing.stream().findFirst(), Optional.empty(), ProgramFiles.warnings(program));
            });
  }

  private static ParsedSweep check(
      ParsedSweep reading, NetworkFamilies families, Function<Sweep, FileFindings> here) {
    if (reading.sweep().isEmpty()) {
      return reading;
    }
    Sweep sweep = reading.sweep().get();
    List<Problem> complaints = new ArrayList<>(SweepValidator.check(sweep, families));
    complaints.addAll(incomplete(sweep));
    FileFindings files = here.apply(sweep);
    files.broken().ifPresent(complaints::add);
    List<Problem> errors = new ArrayList<>();
    complaints.forEach(problem -> errors.add(reading.locate(problem)));
    errors.sort(Problem.IN_FILE_ORDER);
    return errors.isEmpty()
        ? reading
            .withWarnings(files.warnings().stream().map(reading::locate).toList())
            .withNotes(
                Stream.concat(files.summary().stream(), PopulationText.of(sweep).stream()).toList())
        : reading.withErrors(errors);
  }

  /** What a sweep file need not say, and a sweep cannot run without. */
  private static List<Problem> incomplete(Sweep sweep) {
    List<Problem> missing = new ArrayList<>();
    Optional<Program> program = sweep.training().program();
    if (program.isPresent()) {
      if (program.get().usesScript() && program.get().script().isEmpty()) {
        missing.add(
            new Problem(
                "command",
                "command starts ${program}, and no program is named; write program: train.py, or"
                    + " give --program"));
      }
      return missing;
    }
    if (sweep.training().network().isEmpty()) {
      missing.add(
          new Problem("network", "no network to train; write network: mlp, or program: train.py"));
    }
    if (sweep.training().dataset().isEmpty()) {
      missing.add(new Problem("dataset", "no data to train on; write dataset: digits"));
    }
    return missing;
  }
}
