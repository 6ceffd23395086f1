package dev.sweepline.dashboard.snapshot;

import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.SweepDelta;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SavedMeasurements;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.trial.MeasurementColumns;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of one sweep: its events but for the measurements, as the log has them, and the
 * measurements of each trial in columns, which are read from here when somebody asks for them. One
 * thread appends, any may read.
 */
final class SavedSweep implements Closeable {
  private static final byte EVENT = 1;
  private static final byte MEASUREMENTS = 2;
  private static final int IDS = 4 * Integer.BYTES;
  private static final int KEPT = 32;

  private final FrameFile file;

  /** The columns asked for last, by where they lie: a walk over a trial asks for each row. */
  private final Map<Long, MeasurementColumns> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, MeasurementColumns> eldest) {
          return size() > KEPT;
        }
      };

  private SavedSweep(FrameFile file) {
    this.file = file;
  }

  static SavedSweep create(Path path) throws IOException {
    return new SavedSweep(FrameFile.create(path));
  }

  static SavedSweep open(Path path, long length) throws IOException {
    return new SavedSweep(FrameFile.open(path, length));
  }

  long length() {
    return file.length();
  }

  /** Measurements that lie in this file. */
  record Stored(SavedMeasurements saved, MeasurementColumns.Source where) {}

  /** Adds what is new; returns where measurements lie now. */
  List<Stored> append(SweepDelta delta) throws IOException {
    for (SweepEvent event : delta.events()) {
      file.append(EVENT, EventCodec.encode(event));
    }
    List<Stored> stored = new ArrayList<>();
    for (SavedMeasurements each : delta.measurements()) {
      ByteBuffer bytes = ByteBuffer.allocate(IDS + each.columns().bytes());
      bytes.putInt(each.trial()).putInt(each.driver());
      bytes.putInt(each.attempt()).putInt(each.sequence());
      each.columns().write(bytes);
      long position = file.append(MEASUREMENTS, bytes.array());
      stored.add(new Stored(each, source(position, bytes.capacity())));
    }
    file.rest();
    return stored;
  }

  private MeasurementColumns.Source source(long position, int length) {
    return () -> columns(position, length);
  }

  private synchronized MeasurementColumns columns(long position, int length) {
    return recent.computeIfAbsent(
        position,
        at -> {
          try {
            return MeasurementColumns.read(file.read(at, length).position(IDS));
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read the snapshot", e);
          }
        });
  }

  /** The sweep as it was when all this was written. */
  LiveSweep restore() throws IOException {
    Builder builder = new Builder();
    Names names = new Names();
    file.scan(
        (position, kind, bytes) -> {
          if (kind == EVENT) {
            builder.event(event(bytes));
          } else {
            builder.measurements(stored(position, bytes, names));
          }
        });
    return builder.sweep();
  }

  /** The events of a file, but for the measurements. */
  static void events(Path path, long length, Consumer<SweepEvent> reader) throws IOException {
    try (FrameFile file = FrameFile.view(path, length)) {
      file.scan(
          (position, kind, bytes) -> {
            if (kind == EVENT) {
              reader.accept(event(bytes));
            }
          });
    }
  }

  private static SweepEvent event(ByteBuffer bytes) {
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    return EventCodec.decode(json);
  }

  private Stored stored(long position, ByteBuffer bytes, Names names) {
    int length = bytes.remaining();
    SavedMeasurements saved =
        new SavedMeasurements(
            bytes.getInt(),
            bytes.getInt(),
            bytes.getInt(),
            bytes.getInt(),
            names.shared(MeasurementColumns.read(bytes)));
    return new Stored(saved, source(position, length));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The names of metrics that were read last, for the next trial to share. */
  private static final class Names {
    private @Nullable MeasurementColumns newest;

    MeasurementColumns shared(MeasurementColumns columns) {
      newest = newest == null ? columns : columns.sharingNames(newest);
      return newest;
    }
  }

  /** A sweep that is made again. */
  private static final class Builder {
    private @Nullable LiveSweep sweep;

    void event(SweepEvent event) {
      if (sweep == null) {
        sweep = new LiveSweep((SweepSubmitted) event);
      }
      sweep.restore(event);
    }

    void measurements(Stored stored) {
      if (sweep != null) {
        sweep.restore(stored.saved(), stored.where());
      }
    }

    LiveSweep sweep() throws IOException {
      if (sweep == null) {
        throw new IOException("a snapshot's file without a sweep");
      }
      sweep.restored();
      return sweep;
    }
  }
}
