/** Threads that own something: what is sent to them is done one thing at a time, in order. */
package dev.sweepline.driver.concurrent;
