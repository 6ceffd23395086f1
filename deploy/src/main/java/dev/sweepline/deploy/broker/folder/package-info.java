/** The log's folder, looked at before and beside the broker that has it. */
@NullMarked
package dev.sweepline.deploy.broker.folder;

import org.jspecify.annotations.NullMarked;
