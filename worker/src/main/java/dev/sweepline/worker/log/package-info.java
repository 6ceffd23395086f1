/** What is logged while a trial trains. The only package here that knows Log4j. */
package dev.sweepline.worker.log;
