/// Work that waits in a database and is done by whichever replica has time: looked for again and
/// again, a few pieces at a time, with signs of life while one is done. What the work is, and how
/// it is claimed, each service's own tables know.
@NullMarked
package dev.candor.kit.work;

import org.jspecify.annotations.NullMarked;
