package dev.candor.consent.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that were refused, in their order.
///
/// @param next number to go on from; absent on the last page
record RowProblemsView(List<RowProblemView> items, @Nullable Integer next) {}
