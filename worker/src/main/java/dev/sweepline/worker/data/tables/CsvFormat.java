package dev.sweepline.worker.data.tables;

/**
 * Format of a csv file.
 *
 * @param header whether the first line names the columns
 */
record CsvFormat(boolean header, char separator) {}
