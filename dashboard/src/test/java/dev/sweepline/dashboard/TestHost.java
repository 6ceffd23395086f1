package dev.sweepline.dashboard;

import dev.sweepline.dashboard.act.Draft;
import dev.sweepline.dashboard.act.Launch;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine behind a page that notes what it is asked to do. */
public final class TestHost implements SweepHost {
  public final List<Launch> started = new CopyOnWriteArrayList<>();
  public final List<String> forgotten = new CopyOnWriteArrayList<>();
  public volatile boolean drives = true;

  @Override
  public ParsedSweep check(Draft draft) {
    return SweepFile.read(draft.file(), draft.text());
  }

  @Override
  public void forget(String sweep) {
    forgotten.add(sweep);
  }

  @Override
  public boolean drives() {
    return drives;
  }

  @Override
  public String start(Launch launch) {
    if (launch instanceof Launch.Run run && check(run.draft()).sweep().isEmpty()) {
      throw new UserException("the file has errors");
    }
    started.add(launch);
    return "Started";
  }
}
