package dev.candor.consent.retention;

import java.util.List;

/// Why what names a person is kept, and every hold there ever was. Nothing in `kept` means that
/// the person can be erased.
record RetentionView(List<Kept> kept, List<HoldView> holds) {}
