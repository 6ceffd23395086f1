package dev.sweepline.worker.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.source.DataFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedSetsTest {
  private static final NamedOptions IRIS = NamedOptions.named("iris");
  private static final NamedOptions WINE = NamedOptions.named("wine");

  private final DataSets sets = new DataSets(new DataFolders(Optional.empty(), Path.of("nowhere")));
  private final List<String> loads = new ArrayList<>();

  @Test
  void get_keepsAllThatFit() {
    LoadedSets kept = new LoadedSets(1 << 20, this::load);

    kept.get(IRIS);
    kept.get(WINE);
    kept.get(IRIS);

    assertThat(loads).containsExactly("iris", "wine");
  }

  @Test
  void get_letsGoOfTheSetAskedForLongestAgo() {
    LoadedSets kept = new LoadedSets(1, this::load);

    kept.get(IRIS);
    kept.get(WINE);
    assertThat(kept.size()).isOne();
    kept.get(WINE);
    kept.get(IRIS);

    assertThat(loads).containsExactly("iris", "wine", "iris");
  }

  @Test
  void get_triesAgainAfterAFailure() {
    LoadedSets kept =
        new LoadedSets(
            1,
            choice -> {
              if (loads.isEmpty()) {
                loads.add("failed");
                throw new DataException("absent");
              }
              return load(choice);
            });

    assertThatThrownBy(() -> kept.get(IRIS)).hasMessage("absent");
    assertThat(kept.get(IRIS).get(0).train().rows()).isEqualTo(90);
  }

  private List<DataSplits> load(NamedOptions choice) {
    loads.add(choice.name());
    return sets.folds(choice);
  }
}
