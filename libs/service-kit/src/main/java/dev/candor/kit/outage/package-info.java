/// What cannot be had for a while, such as a database that restarts, is said once and not at every
/// try.
@NullMarked
package dev.candor.kit.outage;

import org.jspecify.annotations.NullMarked;
