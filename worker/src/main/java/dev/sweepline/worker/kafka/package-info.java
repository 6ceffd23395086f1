/** Events onto Kafka. The only package here that knows Kafka's client. */
package dev.sweepline.worker.kafka;
