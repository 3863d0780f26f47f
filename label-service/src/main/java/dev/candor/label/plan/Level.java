package dev.candor.label.plan;

/// How near the audience the disclosure stands.
public enum Level {
    /// Seen or heard without doing anything.
    VISIBLE,
    /// Behind "info" or the menu: AI was used and nothing material came of it.
    INFO_IN_MENU,
    NONE
}
