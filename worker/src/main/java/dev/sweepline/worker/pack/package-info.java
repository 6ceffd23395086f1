/** Many small networks trained as one computation. */
package dev.sweepline.worker.pack;
