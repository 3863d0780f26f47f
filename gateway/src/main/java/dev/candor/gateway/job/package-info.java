/// Work that a request leaves behind: taken in with a 202, done meanwhile by whichever replica has
/// time, followed by server-sent events, taken back by DELETE.
///
/// A job is a row in PostgreSQL. Whoever works on it holds a lease and shows signs of life; when it
/// dies, another replica goes on from the last checkpoint, and whoever lost a lease can write
/// nothing more. What the work is, a [JobWork] of another room knows.
/// Start reading at `JobRunner`.
@NullMarked
package dev.candor.gateway.job;

import org.jspecify.annotations.NullMarked;
