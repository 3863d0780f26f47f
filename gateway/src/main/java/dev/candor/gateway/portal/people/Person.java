package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.SubjectView;
import dev.candor.kit.wording.Words;
import java.util.List;
import java.util.UUID;

/// A registered person, in words.
record Person(SubjectView subject, Words w) {
    public UUID id() {
        return subject.id();
    }

    public String name() {
        return subject.displayName();
    }

    /// What kind of person, of where, and which languages they read.
    public String about() {
        return w.joined(
                List.of(
                        w.code("kind", subject.kind()),
                        w.places(List.of(subject.jurisdiction())),
                        w.say("people.reads", w.tongues(subject.languages()))));
    }
}
