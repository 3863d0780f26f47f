/// Verifies consent receipts offline: from the file alone, or with keys the reader brings along.
@NullMarked
package dev.candor.transparency.receipt;

import org.jspecify.annotations.NullMarked;
