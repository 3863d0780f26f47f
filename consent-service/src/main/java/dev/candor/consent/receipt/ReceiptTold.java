package dev.candor.consent.receipt;

import dev.candor.kit.wording.Fact;
import dev.candor.kit.wording.ScopeWords;
import dev.candor.kit.wording.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A receipt as a person reads it: every code in words, every time a day with its zone, in the
/// order in which people ask.
///
/// @param lead in one sentence what it means now
record ReceiptTold(Words words, String title, String lead, List<Section> sections) {
    ReceiptTold {
        sections = List.copyOf(sections);
    }

    /// A part of it under a heading; the first has none.
    record Section(String heading, List<Block> blocks) {
        Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// What a part is made of.
    sealed interface Block {}

    record Paragraph(String text) implements Block {}

    /// An address to open.
    record Link(String text, String address) implements Block {}

    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /// One line of the scope.
    ///
    /// @param quote in the words of who asked; empty when they wrote none
    record Line(boolean permits, String heading, String quote, List<Fact> facts) implements Block {
        public Line {
            facts = List.copyOf(facts);
        }
    }

    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /// What is not for reading but for checking.
    record Code(String text) implements Block {}

    /// @param receipt its members, as they are signed
    static ReceiptTold of(JsonObject receipt, Words words) {
        return new Telling(receipt, words).tell();
    }

    private static final class Telling {
        private final Words words;
        private final JsonObject header;
        private final JsonObject processing;
        private final JsonObject state;
        private final JsonObject ledger;
        private final JsonArray events;
        private final String licensee;

        Telling(JsonObject receipt, Words words) {
            this.words = words;
            this.header = receipt.getJsonObject("header");
            this.processing = receipt.getJsonObject("processing");
            this.state = receipt.getJsonObject("state");
            this.ledger = receipt.getJsonObject("ledger");
            this.events = receipt.getJsonArray("events");
            var parties = receipt.getJsonArray("parties");
            this.licensee = parties.getJsonObject(parties.size() - 1).getString("party_name");
        }

        ReceiptTold tell() {
            return new ReceiptTold(
                    words,
                    words.say("title"),
                    words.say(isInForce() ? "lead.now" : "lead.not"),
                    List.of(
                            new Section("", List.of(new Facts(who()))),
                            new Section(words.say("agreed"), lines()),
                            new Section(words.say("take-back"), takingBack()),
                            new Section(words.say("complain"), complaining()),
                            new Section(words.say("happened"), List.of(happened())),
                            new Section(words.say("proof"), proof())));
        }

        private boolean isInForce() {
            return "ACTIVE".equals(state.getString("state"));
        }

        private List<Fact> who() {
            var notice = processing.getJsonObject("privacy_notice");
            var facts = new ArrayList<Fact>();
            add(facts, "asked-by", licensee);
            var recipients = strings(processing, "recipient_third_parties");
            if (!recipients.equals(List.of(licensee))) {
                add(facts, "recipients", words.joined(recipients));
            }
            add(facts, "organization", header.getString("organization"));
            add(
                    facts,
                    "state",
                    words.say(
                            "state-since",
                            words.code("state", state.getString("state")),
                            minute(state.getString("since"))));
            add(
                    facts,
                    "notice",
                    words.say(
                            "notice-version",
                            notice.getString("title"),
                            notice.getInteger("version")));
            add(facts, "notice-language", words.tongues(List.of(processing.getString("language"))));
            coded(facts, "counsel", processing.getString("counsel_or_union"));
            add(facts, "jurisdiction", words.places(strings(processing, "jurisdiction")));
            coded(facts, "basis", processing.getString("lawful_basis"));
            coded(facts, "retention", processing.getString("retention_period"));
            add(facts, "issued", minute(header.getString("issued_at")));
            add(facts, "number.grant", header.getString("record_id"));
            add(facts, "number.person", header.getString("pii_principal_id"));
            add(facts, "number.receipt", header.getString("receipt_id"));
            return facts;
        }

        private List<Block> lines() {
            return processing.getJsonArray("purposes").stream()
                    .map(JsonObject.class::cast)
                    .map(this::line)
                    .toList();
        }

        private Block line(JsonObject line) {
            var told = told(line);
            return new Line(
                    told.permits(),
                    told.heading(words),
                    line.getString("description", ""),
                    told.facts(words));
        }

        private List<Block> takingBack() {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say("take-back.text")));
            Optional.ofNullable(processing.getString("withdrawal_at"))
                    .ifPresent(at -> blocks.add(new Link(words.say("take-back.at"), at)));
            blocks.add(
                    new Paragraph(words.say("take-back.tell", header.getString("organization"))));
            return blocks;
        }

        private List<Block> complaining() {
            var text = new Paragraph(words.say("complain.text"));
            var authority = processing.getString("authority_party");
            return authority == null
                    ? List.of(text)
                    : List.of(text, new Paragraph(words.say("complain.authority", authority)));
        }

        private Table happened() {
            return new Table(
                    List.of(
                            words.say("when"),
                            words.say("what"),
                            words.say("by"),
                            words.say("entry")),
                    events.stream().map(event -> event((JsonObject) event)).toList());
        }

        private List<String> event(JsonObject event) {
            var what = words.code("event", event.getString("event_type"));
            var method = event.getString("method");
            return List.of(
                    minute(event.getString("event_time")),
                    method == null ? what : "%s (%s)".formatted(what, words.code("method", method)),
                    words.code("capacity", event.getString("entity_id")),
                    event.getLong("ledger_seq").toString());
        }

        private List<Block> proof() {
            return List.of(
                    new Paragraph(words.say("proof.text", ledger.getLong("seq"))),
                    new Code(ledger.getString("checkpoint")));
        }

        private void coded(List<Fact> facts, String family, @Nullable String code) {
            if (code != null) {
                add(facts, family, words.code(family, code));
            }
        }

        private void add(List<Fact> facts, String key, String value) {
            if (!value.isEmpty()) {
                facts.add(new Fact(words.say(key), value));
            }
        }

        private String minute(String instant) {
            return words.minute(Instant.parse(instant));
        }
    }

    private static ScopeWords told(JsonObject line) {
        return new ScopeWords(
                "PERMIT".equals(line.getString("effect")),
                strings(line, "actions"),
                line.getJsonArray("pii_information").stream()
                        .map(item -> ((JsonObject) item).getString("pii_type"))
                        .toList(),
                strings(line, "media"),
                strings(line, "purpose"),
                strings(line, "geographic_restrictions"),
                strings(line, "service"),
                instant(line.getString("from")),
                instant(line.getString("until")),
                new ScopeWords.Narrower(
                        strings(line, "techniques"),
                        strings(line, "projects"),
                        strings(line, "languages"),
                        strings(line, "content_limits")),
                new ScopeWords.Conditions(
                        line.getInteger("max_uses"),
                        "PER_USE".equals(line.getString("approval")),
                        line.containsKey("label_class"),
                        line.getBoolean("provenance", false),
                        line.getBoolean("attribution", false),
                        line.getBoolean("sublicense", false)),
                instant(line.getString("post_mortem_until")));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> strings(JsonObject members, String name) {
        return Objects.requireNonNullElseGet(members.getJsonArray(name), JsonArray::new).stream()
                .map(String.class::cast)
                .toList();
    }
}
