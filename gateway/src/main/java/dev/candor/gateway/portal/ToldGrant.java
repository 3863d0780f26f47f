package dev.candor.gateway.portal;

import dev.candor.kit.id.Ids;
import dev.candor.kit.wording.Fact;
import dev.candor.kit.wording.Words;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// A grant in words: as it is told to the person it is about, and to those who keep it.
public record ToldGrant(GrantView grant, Words words) {
    /// One line of what it is about.
    ///
    /// @param description in the words of who asks; empty when they wrote none
    record Line(boolean permits, String heading, String description, List<Fact> facts) {}

    public UUID id() {
        return grant.id();
    }

    public String licensee() {
        return grant.licensee();
    }

    public String state() {
        return words.code("state", grant.state());
    }

    public String tone() {
        return grant.tone();
    }

    public List<Line> lines() {
        return grant.scope().stream().map(this::line).toList();
    }

    /// In one line what the permissions are about.
    public String gist() {
        return words.joined(
                grant.scope().stream()
                        .filter(GrantView.ScopeLine::permits)
                        .map(this::gist)
                        .distinct()
                        .toList());
    }

    private String gist(GrantView.ScopeLine line) {
        return "%s · %s"
                .formatted(
                        words.say(
                                "about",
                                words.codes("likeness", line.told().likeness()),
                                words.codes("action", line.actions())),
                        words.open("purpose", line.purposes()));
    }

    /// When it began, until when it goes, and why it rests: what holds of these.
    public List<String> times() {
        return Stream.of(asked(), since(), until(), resting())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String asked() {
        var by = grant.answerBy();
        var asked = grant.requestedAt();
        if (!isOpen() || asked == null) {
            return "";
        }
        var text = words.say("asked-on", words.day(asked));
        return by == null ? text : text + ". " + words.say("answer-by", words.minute(by));
    }

    private String since() {
        var since = grant.since();
        return isOpen() || since == null ? "" : words.say("since", words.day(since));
    }

    private String until() {
        var ends = grant.endsAt();
        return isInForce() && ends != null ? words.say("until", words.minute(ends)) : "";
    }

    private String resting() {
        var causes =
                Objects.requireNonNullElse(grant.suspensions(), List.<GrantView.Suspended>of());
        return causes.isEmpty()
                ? ""
                : words.say(
                        "suspended",
                        words.codes(
                                "suspension",
                                causes.stream().map(GrantView.Suspended::cause).toList()));
    }

    /// Whether it waits for the person's answer.
    public boolean isOpen() {
        return grant.can("expression");
    }

    public boolean isInForce() {
        return grant.can("revocation");
    }

    public boolean canBeTakenBack() {
        return grant.can("withdrawal") && !isOpen();
    }

    public String takeBackLabel() {
        return "%s: %s".formatted(words.say("take-back"), grant.licensee());
    }

    /// Marks one pressing of a button, so that pressing twice does it once.
    public String key() {
        return Ids.next().toString();
    }

    private Line line(GrantView.ScopeLine line) {
        var told = line.told();
        return new Line(
                line.permits(),
                told.heading(words),
                Objects.requireNonNullElse(line.description(), ""),
                told.facts(words));
    }
}
