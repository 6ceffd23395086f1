/** Users' tables in csv files: the format, what lines look like, and the data source. */
package dev.sweepline.worker.data.csv;
