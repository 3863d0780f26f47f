package dev.candor.gateway.portal;

import dev.candor.kit.id.Ids;
import dev.candor.kit.wording.Words;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// An objection as it is told to the person who raised it.
record OwnObjection(ObjectionView objection, Words words) {
    public UUID id() {
        return objection.id();
    }

    public boolean stands() {
        return objection.stands();
    }

    /// What it is against.
    public String against() {
        var named =
                words.joined(
                        Stream.of(
                                        words.codes("action", objection.actions()),
                                        words.codes("likeness", objection.likeness()),
                                        words.codes("modality", objection.modalities()),
                                        words.codes("technique", objection.techniques()),
                                        words.codes("purpose", objection.purposes()),
                                        places(),
                                        words.codes("channel", objection.channels()))
                                .filter(text -> !text.isEmpty())
                                .toList());
        var what = named.isEmpty() ? words.say("objection.everything") : named;
        var licensees = objection.licensees();
        return licensees == null
                ? what
                : "%s (%s %s)"
                        .formatted(what, words.say("objection.licensees"), words.joined(licensees));
    }

    public String since() {
        var lifted = objection.liftedAt();
        return lifted == null
                ? words.say("standing", words.day(objection.raisedAt()))
                : words.say("lifted", words.day(lifted));
    }

    public String key() {
        return Ids.next().toString();
    }

    private String places() {
        return words.places(Objects.requireNonNullElse(objection.territories(), List.<String>of()));
    }
}
