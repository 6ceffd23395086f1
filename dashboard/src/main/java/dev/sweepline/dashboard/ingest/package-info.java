/** Reads the event log from Kafka, from its beginning and for ever. */
@NullMarked
package dev.sweepline.dashboard.ingest;

import org.jspecify.annotations.NullMarked;
