/// How a feature takes over rows of an import, and gives rows to an export.
///
/// Below all features: each brings its own kind of row, read and checked as a request is.
@NullMarked
package dev.candor.consent.row;

import org.jspecify.annotations.NullMarked;
