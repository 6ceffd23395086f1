/** The log's home: an embedded broker on one machine, the topic on any. */
@NullMarked
package dev.sweepline.deploy.broker;

import org.jspecify.annotations.NullMarked;
