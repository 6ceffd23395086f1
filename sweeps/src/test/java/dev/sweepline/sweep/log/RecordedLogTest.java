package dev.sweepline.sweep.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs of released versions replay to the same leaderboard for ever: never edit these files. */
class RecordedLogTest {
  @Test
  void replay_ofVersion1GivesItsLeaderboard() throws IOException {
    SweepHistory history = replayed("/log/events-v1.jsonl", "/log/leaderboard-v1.json");

    assertThat(history.stages()).hasSize(2);
    assertThat(history.ended().orElseThrow().notes())
        .containsExactly("best lr 0.1 lies on its declared border 0.1");
  }

  /** Recorded when drivers had numbers: the first one was killed in the second stage. */
  @Test
  void replay_ofASweepOfTwoDriversGivesItsLeaderboard() throws IOException {
    SweepHistory history =
        replayed("/log/events-v1-drivers.jsonl", "/log/leaderboard-v1-drivers.json");

    assertThat(history.driver()).isEqualTo(2);
    assertThat(history.trials()).extracting(TrialHistory::attempt).contains(1, 2);
  }

  /** The fold of a recorded log, once its leaderboard is found to be the recorded one. */
  private static SweepHistory replayed(String recorded, String leaderboard) throws IOException {
    List<SweepEvent> log =
        resource(recorded).lines().map(line -> EventCodec.decode(line.getBytes(UTF_8))).toList();
    SweepHistory history = new SweepHistory((SweepSubmitted) log.get(0));
    log.forEach(history::apply);

    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(LeaderboardJson.write(history)))
        .isEqualTo(json.readTree(resource(leaderboard)));
    return history;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RecordedLogTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
