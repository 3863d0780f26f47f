/// The label as a small picture for pages, and as JSON, for everybody. A badge shows a verdict's
/// class and how it is known, how its publication stands, and nothing else of it.
@NullMarked
package dev.candor.label.badge;

import org.jspecify.annotations.NullMarked;
