package dev.candor.consent.toolcard;

import java.util.List;

/// Every version of a card, first one first.
record ToolCardHistoryView(List<ToolCardView> items) {}
