/// How media comes in: from a request's body, from a part of a form, or from the spool; always into
/// a file that goes with the request, never into the heap.
@NullMarked
package dev.candor.provenance.media;

import org.jspecify.annotations.NullMarked;
