/** The 20 Newsgroups: posts from an archive, as vectors that are kept. */
package dev.sweepline.worker.data.newsgroups;
