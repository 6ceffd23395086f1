/** Networks of users: a class of theirs, or a file that DL4J wrote. */
package dev.sweepline.worker.network.user;
