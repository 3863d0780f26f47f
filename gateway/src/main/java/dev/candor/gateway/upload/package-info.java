/// Bodies from strangers, read as a stream: the parts of a form in their order, media into the
/// spool. Nothing of a body is ever whole in memory.
@NullMarked
package dev.candor.gateway.upload;

import org.jspecify.annotations.NullMarked;
