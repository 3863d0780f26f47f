package dev.candor.label.icon;

import java.util.List;
import java.util.Map;

/// Icons as if an operator had mounted them. The official ones may not be shipped: drawings that
/// are none of theirs stand for them.
public final class MountedIcons {
    private static final String DRAWING =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="%s"/></svg>
            """;

    private MountedIcons() {}

    /// The pair for what is generated.
    public static Icons generated() {
        return new Icons(
                new IconPack(
                        Map.of(
                                OfficialIcon.GENERATED_BLACK, DRAWING.formatted("#000"),
                                OfficialIcon.GENERATED_WHITE, DRAWING.formatted("#fff")),
                        List.of()));
    }
}
