/** Catalogue of all data sets; each is loaded once. */
package dev.sweepline.worker.data.catalog;
