package dev.candor.label.icon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The official icons that stand beside labels, as far as the operator mounted them. An icon for
/// a light surface has one for a dark surface beside it, or the neutral token stands in its place.
@Singleton
public class Icons {
    private final IconPack pack;

    @Inject
    Icons(IconConfig config) {
        this(config.folder().map(IconPack::read).orElseGet(IconPack::none));
    }

    Icons(IconPack pack) {
        this.pack = pack;
    }

    /// As where no folder is mounted.
    public static Icons none() {
        return new Icons(IconPack.none());
    }

    IconPack pack() {
        return pack;
    }

    /// For what a label says for sure.
    public Optional<IconPair> generated() {
        return pair(OfficialIcon.GENERATED_BLACK, OfficialIcon.GENERATED_WHITE);
    }

    public Optional<IconPair> modified() {
        return pair(OfficialIcon.MODIFIED_BLACK, OfficialIcon.MODIFIED_WHITE);
    }

    /// For what is only likely.
    public Optional<IconPair> basic() {
        return pair(OfficialIcon.BASIC_BLACK, OfficialIcon.BASIC_WHITE);
    }

    private Optional<IconPair> pair(OfficialIcon onLight, OfficialIcon onDark) {
        return pack.svg(onLight)
                .flatMap(
                        light ->
                                pack.svg(onDark)
                                        .map(
                                                dark ->
                                                        new IconPair(
                                                                IconResource.href(onLight),
                                                                IconResource.href(onDark),
                                                                light,
                                                                dark)));
    }
}
