package dev.sweepline.worker.data;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Task that a data set sets: classes to tell apart, or numbers to predict. */
public sealed interface Task extends Serializable {

  /** Values a network gives for one example. */
  int outputs();

  /**
   * Each example has one label, numbered from 0.
   *
   * @param classes labels there are
   * @param names what each label stands for, {@code classes} of them
   */
  record Classification(int classes, List<String> names) implements Task {
    public Classification {
      names = List.copyOf(names);
      if (classes < 1 || names.size() != classes) {
        throw new IllegalArgumentException(classes + " classes named " + names);
      }
    }

    /** Classes that have no name but their number. */
    public static Classification numbered(int classes) {
      return named(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    public static Classification named(List<String> names) {
      return new Classification(names.size(), names);
    }

    @Override
    public int outputs() {
      return classes;
    }
  }

  /** Each example has {@code outputs} numbers. */
  record Regression(int outputs) implements Task {
    public Regression {
      if (outputs < 1) {
        throw new IllegalArgumentException("outputs " + outputs + " < 1");
      }
    }
  }
}
