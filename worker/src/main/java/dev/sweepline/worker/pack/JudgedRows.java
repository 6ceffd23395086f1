package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.device.NativeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Rows of a part as networks are judged on them: those that are zero in the same columns together,
 * without these columns. They are laid out once for all networks. Thread-safe.
 *
 * @param groups which rows stand together
 * @param values of all groups, one after the other, each row with a one behind it
 */
record JudgedRows(List<Group> groups, NativeRows values) {
  /** Rows judged at once. */
  static final int GROUP = 64;

  /** Cells of one part that are laid out a second time; larger parts are read where they are. */
  private static final long MOST_CELLS = 1 << 25;

  /** Of cells that are filled; where more are, few columns of a group are zero. */
  private static final double MOST_FILLED = .7;

  /**
   * Some of the rows.
   *
   * @param rows their places among those asked for
   * @param first where their values begin
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
  record Group(int[] rows, FilledColumns columns, long first) {}

  /**
   * Every {@code stride}-th row of a part from {@code first} to before {@code end}; empty where it
   * is no slower to read them as they are. Which it is follows from the data alone.
   */
  static Optional<JudgedRows> of(DataPart part, int first, int stride, int end) {
    if ((long) part.rows() / stride * part.columns() > MOST_CELLS) {
      return Optional.empty();
    }
    return part.kept(new Layout(first, stride, end));
  }

  /** How they are laid out; equal ones need one layout. */
  private record Layout(int first, int stride, int end)
      implements Function<DataPart, Optional<JudgedRows>> {

    @Override
    public Optional<JudgedRows> apply(DataPart part) {
      float[][] rows = new float[(end - first + stride - 1) / stride][part.columns()];
      long[][] filled = new long[rows.length][(part.columns() + Long.SIZE - 1) / Long.SIZE];
      long cells = 0;
      for (int i = 0; i < rows.length; i++) {
        part.copy(first + i * stride, rows[i]);
        cells += mark(rows[i], filled[i]);
      }
      if (cells > MOST_FILLED * rows.length * part.columns()) {
        return Optional.empty();
      }
      List<Group> groups = new ArrayList<>();
      long count = 0;
      for (int[] group : AlikeRows.groups(filled, GROUP)) {
        groups.add(new Group(group, columns(rows, group), count));
        count += (long) group.length * groups.get(groups.size() - 1).columns().count();
      }
      return Optional.of(new JudgedRows(groups, values(rows, groups, Math.toIntExact(count))));
    }

    private static int mark(float[] row, long[] filled) {
      int count = 0;
      for (int column = 0; column < row.length; column++) {
        if (row[column] != 0) {
          filled[column / Long.SIZE] |= 1L << column;
          count++;
        }
      }
      return count;
    }

    private static FilledColumns columns(float[][] rows, int[] group) {
      float[] sums = new float[rows[0].length];
      for (int row : group) {
        FilledColumns.add(rows[row], sums);
      }
      return FilledColumns.of(sums);
    }

    private static NativeRows values(float[][] rows, List<Group> groups, int count) {
      NativeRows values = new NativeRows(1, count);
      FloatPointer target = values.values();
      for (Group group : groups) {
        int width = group.columns().count();
        float[] packed = new float[group.rows().length * width];
        for (int i = 0; i < group.rows().length; i++) {
          group.columns().pack(rows[group.rows()[i]], packed, i * width);
        }
        target.position(group.first()).put(packed, 0, packed.length);
      }
      values.written();
      return values;
    }
  }
}
