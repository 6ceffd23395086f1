/** Tables: csv and Parquet. */
package dev.sweepline.worker.data.tables;
