/** JSON documents of the HTTP API and of the command line. */
package dev.sweepline.sweep.view;
