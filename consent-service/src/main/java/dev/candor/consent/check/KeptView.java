package dev.candor.consent.check;

/// A check that was kept: what was asked, and what was answered then.
record KeptView(CheckRequest question, CheckView answer) {}
