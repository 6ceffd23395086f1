package dev.sweepline.worker.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.picture.PictureFiles;
import dev.sweepline.worker.data.source.DataFolders;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFoldersTest {
  private static final Color DARK = new Color(9, 9, 9);

  @TempDir Path folder;

  @Test
  void load_takesFoldersForClasses() {
    pictures("cat", 10, Color.RED);
    pictures("dog/small", 10, DARK);

    DataSplits data = load(Map.of("size", 4L));

    assertThat(((Task.Classification) data.task()).names()).containsExactly("cat", "dog");
    assertThat(data.shape().text()).isEqualTo("3×4×4");
    assertThat(data.train().rows()).isEqualTo(12);
    assertThat(data.validation().rows()).isEqualTo(4);
    for (int row = 0; row < 12; row++) {
      float red = data.train().features().getFloat(row, 0);
      assertThat(red > 0.5).isEqualTo(data.train().label(row) == 0);
    }
  }

  @Test
  void load_isGreyWhereAllPicturesAre() {
    pictures("cat", 4, DARK);
    pictures("dog", 4, Color.LIGHT_GRAY);

    assertThat(load(Map.of()).shape().text()).isEqualTo("1×32×32");
    assertThat(load(Map.of("colour", "rgb")).shape().text()).isEqualTo("3×32×32");
    assertThat(load(Map.of("size", Map.of("height", 6L, "width", 9L))).shape().text())
        .isEqualTo("1×6×9");
  }

  @Test
  void look_leavesOutWhatIsNoPictureAndSaysSo() throws IOException {
    pictures("cat", 10, Color.RED);
    pictures("dog", 10, DARK);
    Files.writeString(in("cat/broken.png"), "no picture");
    Files.writeString(in("cat/notes.txt"), "notes");
    Files.writeString(in("cat/.DS_Store"), "hidden");
    PictureFiles.plain(in("dog/._1.png"), 4, 4, DARK);
    PictureFiles.plain(in(".cache/1.png"), 4, 4, DARK);
    PictureFiles.plain(in("loose.png"), 4, 4, DARK);
    Files.createDirectories(in("empty"));

    DataSets.Look look = sets().look(choice(Map.of()));

    assertThat(look.broken()).isEmpty();
    assertThat(look.notes().summary())
        .contains(in("") + ": 20 images of 2 classes (cat 10, dog 10), as 3×32×32");
    assertThat(look.notes().warnings())
        .containsExactly(
            "folder empty has no images; left out",
            "loose.png lies in no class's folder; left out",
            "cat/notes.txt is no image; left out",
            "cat/broken.png is no PNG, JPEG, GIF, BMP or TIFF; left out");
  }

  @Test
  void look_refusesWhatNothingCanBeLearntFrom() throws IOException {
    Files.createDirectories(in(""));
    assertBroken("has no images in folders; there must be one folder a class, with images in it");
    pictures("cat", 10, Color.RED);
    assertBroken("all images are of one class, 'cat': there is nothing to learn");
    Files.createDirectories(in("dog"));
    for (int i = 0; i < 4; i++) {
      Files.writeString(in("dog/" + i + ".png"), "");
    }
    assertBroken("4 of 14 images cannot be read: dog/0.png is empty");
  }

  @Test
  void load_decodesAgainOnlyWhatHasChanged() throws IOException {
    pictures("cat", 5, Color.RED);
    pictures("dog", 5, DARK);
    load(Map.of());
    Path changed = in("dog/3.png");
    FileTime time = Files.getLastModifiedTime(changed);
    Files.write(changed, new byte[(int) Files.size(changed)]);
    Files.setLastModifiedTime(changed, time);

    assertThat(load(Map.of()).train().rows()).isEqualTo(6);
    assertThat(sets().look(choice(Map.of())).notes().warnings()).isEmpty();

    Files.setLastModifiedTime(changed, FileTime.fromMillis(time.toMillis() + 1000));

    assertThat(sets().look(choice(Map.of())).notes().warnings()).hasSize(1);
    try (Stream<Path> kept = Files.list(folder.resolve("home/cache/images"))) {
      assertThat(kept).hasSize(1);
    }
  }

  /** What another process is writing, or left half written, is no cache. */
  @Test
  void load_doesWithoutABrokenCache() throws IOException {
    pictures("cat", 5, Color.RED);
    pictures("dog", 5, DARK);
    load(Map.of());
    Path cache;
    try (Stream<Path> kept = Files.list(folder.resolve("home/cache/images"))) {
      cache = kept.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(cache);
    Files.write(cache, Arrays.copyOf(whole, whole.length - 1));

    assertThat(load(Map.of()).train().rows()).isEqualTo(6);
    assertThat(Files.readAllBytes(cache)).isEqualTo(whole);
  }

  @Test
  void load_takesGivenPartsWithTheirClassesInTheSameOrder() {
    pictures("cat", 5, DARK);
    pictures("dog", 5, Color.LIGHT_GRAY);
    PictureFiles.plain(folder.resolve("test/dog/1.png"), 5, 5, Color.RED);

    DataSplits data = load(Map.of("test", folder.resolve("test").toString()));

    assertThat(data.test().rows()).isEqualTo(1);
    assertThat(data.test().label(0)).isEqualTo(1);
    assertThat(data.train().rows()).isEqualTo(8);
    PictureFiles.plain(folder.resolve("test/cow/1.png"), 5, 5, Color.RED);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> load(Map.of("test", folder.resolve("test").toString())))
        .withMessageContaining("has a class 'cow', which is not among those to train on: cat, dog");
  }

  @Test
  void problems_nameWhatIsMissingAndWhatCannotBe() {
    assertThat(DataSets.problems(NamedOptions.named("images")))
        .extracting(Problem::message)
        .containsExactly("folder is missing; write dataset: {name: images, folder: my-images}");
    assertThat(DataSets.problems(choice(Map.of("size", 0L, "colour", "blue", "label", "x"))))
        .extracting(Problem::message)
        .hasSize(3)
        .contains("size 0 is not an integer from 1 to 1024");
    assertThat(sets().missing(new NamedOptions("images", Map.of("folder", "gone"))).orElseThrow())
        .startsWith("no file gone");
  }

  @Test
  void asNew_cutsByClassAndKnowsNoColumns() {
    assertThat(DataSets.asNew(new NamedOptions("images", Map.of("folder", "pictures"))).options())
        .containsEntry("stratify", true)
        .doesNotContainKey("ids");
  }

  @Test
  void cifar_readsEveryBatchAndTheTest() throws IOException {
    Path batches = Files.createDirectories(in("cifar-10-batches-bin"));
    Files.write(batches.resolve("data_batch_1.bin"), cifar(6, 0));
    Files.write(batches.resolve("data_batch_2.bin"), cifar(4, 6));
    Files.write(batches.resolve("test_batch.bin"), cifar(3, 0));
    NamedOptions choice = new NamedOptions("cifar-10", Map.of("folder", in("").toString()));

    DataSplits data = sets().load(choice);

    assertThat(data.train().rows()).isEqualTo(8);
    assertThat(data.test().rows()).isEqualTo(3);
    assertThat(data.test().label(2)).isEqualTo(2);
    assertThat(((Task.Classification) data.task()).names().get(2)).isEqualTo("bird");
    assertThat(data.test().features().getFloat(2, 1024)).isGreaterThan(0);
    Files.write(batches.resolve("test_batch.bin"), new byte[3072]);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> sets().load(choice))
        .withMessageContaining("is cut short: 3072 bytes, but an image has 3073");
    Files.write(batches.resolve("test_batch.bin"), cifar(12, 0));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> sets().load(choice))
        .withMessageContaining("label 10 of image 10 is not in 0..9");
  }

  /** A class and, in green alone, ten times its number. */
  private static byte[] cifar(int rows, int first) {
    byte[] bytes = new byte[rows * 3073];
    for (int row = 0; row < rows; row++) {
      bytes[row * 3073] = (byte) (first + row);
      Arrays.fill(bytes, row * 3073 + 1025, row * 3073 + 2049, (byte) (10 * (first + row)));
    }
    return bytes;
  }

  @Test
  void idx_hasAsManyClassesAsThereAreLabels() {
    IdxFiles.dataset(in(""), ".gz", 60, 7);

    DataSplits data = sets().load(new NamedOptions("idx", Map.of("folder", in("").toString())));

    assertThat(data.shape().text()).isEqualTo("1×2×2");
    assertThat(data.outputs()).isEqualTo(10);
    assertThat(data.test().rows()).isEqualTo(7);
    assertThat(sets().look(new NamedOptions("idx", Map.of("folder", "none"))).broken()).isPresent();
  }

  private void pictures(String label, int count, Color colour) {
    for (int i = 0; i < count; i++) {
      PictureFiles.plain(in(label + "/" + i + ".png"), 5 + i, 7, colour);
    }
  }

  private void assertBroken(String why) {
    assertThat(sets().look(choice(Map.of())).broken()).contains(in("") + ": " + why);
  }

  private DataSplits load(Map<String, Object> options) {
    return sets().load(choice(options));
  }

  private NamedOptions choice(Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("folder", in("").toString());
    all.put("stratify", true);
    return new NamedOptions("images", all);
  }

  private DataSets sets() {
    return new DataSets(new DataFolders(Optional.empty(), folder.resolve("home")));
  }

  private Path in(String name) {
    return folder.resolve("pictures").resolve(name);
  }
}
