package dev.sweepline.worker.data;

import java.util.Optional;

/**
 * A data set as its source gives it.
 *
 * @param pile what is cut into parts
 * @param test what the source itself sets aside for the test
 */
record RawData(InputShape shape, Task task, Examples pile, Optional<Examples> test) {}
