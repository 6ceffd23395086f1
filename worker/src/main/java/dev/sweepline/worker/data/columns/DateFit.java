package dev.sweepline.worker.data.columns;

import dev.sweepline.sweep.text.Words;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Fit of a column of dates: their seconds, or those of their parts that vary. Stateless. */
final class DateFit {
  private DateFit() {}

  static ColumnFit of(TableColumn column, TrainingCells training) {
    Treatment treatment = column.treatment();
    double fill = training.fill(treatment.missing());
    List<DatePart> parts =
        treatment.seconds()
            ? List.of()
            : Arrays.stream(DatePart.values()).filter(part -> varies(part, training)).toList();
    List<Feature> features = new ArrayList<>();
    for (DatePart part : parts) {
      features.add(new Feature.Part(column.name(), part, treatment.format(), fill));
    }
    if (parts.isEmpty()) {
      features.add(new Feature.Seconds(column.name(), treatment.format(), fill));
    }
    if (treatment.missing() == Missing.INDICATOR && training.gaps() > 0) {
      features.add(new Feature.Gap(column.name()));
    }
    return new ColumnFit(features, line(column, parts, training, fill));
  }

  private static boolean varies(DatePart part, TrainingCells training) {
    return Arrays.stream(training.values()).map(part::of).distinct().limit(2).count() > 1;
  }

  private static String line(
      TableColumn column, List<DatePart> parts, TrainingCells training, double fill) {
    String line =
        "column '%s': dates, as %s"
            .formatted(
                column.name(),
                parts.isEmpty()
                    ? "seconds"
                    : parts.stream().map(Words::of).collect(Collectors.joining(", ")));
    return training.gaps() == 0
        ? line
        : "%s; %d missing in training become %s"
            .formatted(
                line,
                training.gaps(),
                NumberFit.filled(
                    column.treatment().missing(),
                    LocalDateTime.ofEpochSecond((long) fill, 0, ZoneOffset.UTC).toString()));
  }
}
