/** Files of the file systems that Hadoop knows, and tables in Parquet. */
package dev.sweepline.worker.data.hadoop;
