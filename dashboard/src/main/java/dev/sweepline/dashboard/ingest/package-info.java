/** Reads the event log from Kafka, from its beginning and for ever. */
package dev.sweepline.dashboard.ingest;
