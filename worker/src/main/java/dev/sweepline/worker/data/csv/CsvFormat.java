package dev.sweepline.worker.data.csv;

/**
 * Format of a csv file.
 *
 * @param header whether the first line names the columns
 * @param assumed whether nobody said so
 */
record CsvFormat(boolean header, boolean assumed, char separator) {}
