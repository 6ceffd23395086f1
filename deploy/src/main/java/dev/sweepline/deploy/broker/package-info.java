/** The log's home: an embedded broker on one machine, the topic on any. */
package dev.sweepline.deploy.broker;
