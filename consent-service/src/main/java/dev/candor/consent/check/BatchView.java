package dev.candor.consent.check;

import java.util.List;

/// The answers to a batch, in the order of its questions.
record BatchView(List<CheckView> checks) {}
