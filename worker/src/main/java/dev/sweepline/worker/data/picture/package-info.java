/** Pictures: files decoded to bytes of one form. */
package dev.sweepline.worker.data.picture;
