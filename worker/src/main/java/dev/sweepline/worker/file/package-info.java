/** How files are written: as a whole or not at all, and in the encoding of Protocol Buffers. */
@NullMarked
package dev.sweepline.worker.file;

import org.jspecify.annotations.NullMarked;
