package dev.candor.label.verdict;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that speaks about how a piece of media was made. Each kind has its weight, its tier:
/// E1 weighs most.
sealed interface Evidence {
    /// For people, in one line: the tier, the source and what it says.
    String basis();

    /// Content credentials, as their verification left them: tier E1 when trusted, E2 when they
    /// were lost and found again by what the media looks or sounds like, E4 when not trusted.
    ///
    /// @param sourceTypes what their actions and ingredients say, as far as we know the terms
    /// @param actions codes such as `c2pa.created`
    /// @param recovered whether a soft binding found them, and the content matches
    /// @param unrecordedEdits whether they warn that not every edit was recorded
    record Credentials(
            CredentialState state,
            List<DigitalSourceType> sourceTypes,
            List<String> actions,
            boolean recovered,
            boolean unrecordedEdits)
            implements Evidence {
        public Credentials {
            sourceTypes = List.copyOf(sourceTypes);
            actions = List.copyOf(actions);
        }

        Credentials(
                CredentialState state, List<DigitalSourceType> sourceTypes, List<String> actions) {
            this(state, sourceTypes, actions, false, false);
        }

        @Override
        public String basis() {
            return switch (state) {
                case NONE -> "content credentials: none";
                case VALID_TRUSTED ->
                        (recovered
                                        ? "E2 recovered content credentials of a trusted signer: "
                                        : "E1 content credentials of a trusted signer: ")
                                + claims();
                case VALID_UNTRUSTED -> "E4 content credentials of an unknown signer: " + claims();
                case INVALID -> "content credentials: invalid, disregarded";
                case UNAVAILABLE -> "content credentials: could not be fetched";
            };
        }

        private String claims() {
            return sourceTypes.isEmpty()
                    ? "no source type"
                    : sourceTypes.stream()
                            .map(DigitalSourceType::code)
                            .collect(Collectors.joining(", "));
        }
    }

    /// A watermark of a known scheme: tier E3.
    ///
    /// @param sourceType what its payload or its scheme stands for
    /// @param falsePositives rate the scheme declares; absent where it declares none
    record Watermark(String scheme, DigitalSourceType sourceType, @Nullable Double falsePositives)
            implements Evidence {
        @Override
        public String basis() {
            return "E3 watermark %s: %s, false positives %s"
                    .formatted(
                            scheme,
                            sourceType.code(),
                            falsePositives == null ? "not declared" : falsePositives.toString());
        }
    }

    /// A term in the file's own unsigned information: tier E4.
    ///
    /// @param kind where it was found: `iptc`, `xmp` …
    record Mark(String kind, DigitalSourceType sourceType) implements Evidence {
        @Override
        public String basis() {
            return "E4 file information (%s): %s".formatted(kind, sourceType.code());
        }
    }

    /// What the uploader, who is signed in, says: tier E5.
    record Declaration(DigitalSourceType sourceType, String declaredBy) implements Evidence {
        @Override
        public String basis() {
            return "E5 declaration by %s: %s".formatted(declaredBy, sourceType.code());
        }
    }

    /// What a detector makes of it: tier E7. Never enough by itself.
    ///
    /// @param score calibrated, 0 to 1: how likely AI made it
    /// @param falsePositives rate the detector declares at this score
    record Detector(String name, double score, @Nullable Double falsePositives)
            implements Evidence {
        @Override
        public String basis() {
            return String.format(Locale.ROOT, "E7 detector %s: a score was given", name);
        }
    }

    /// What people reported: tier E8.
    ///
    /// @param trustedReporters distinct ones
    /// @param concerned whether a depicted person or a rights holder is among them
    /// @param claimsAi what they say of it
    record Reports(int trustedReporters, boolean concerned, boolean claimsAi) implements Evidence {
        @Override
        public String basis() {
            return "E8 reports: %d trusted%s, they say it is %s"
                    .formatted(
                            trustedReporters,
                            concerned ? ", one by a person concerned" : "",
                            claimsAi ? "AI" : "not AI");
        }
    }

    /// What a generative tool did, for its weight.
    record Edits(List<Edit> edits, Subject subject) implements Evidence {
        public Edits {
            edits = List.copyOf(edits);
        }

        @Override
        public String basis() {
            return "edits: "
                    + edits.stream()
                            .map(edit -> edit.kind().name())
                            .collect(Collectors.joining(", "));
        }
    }

    /// What must not be shown at all.
    record Forbidden(Kind kind) implements Evidence {
        /// Why.
        enum Kind {
            CHILD_ABUSE,
            NON_CONSENSUAL_INTIMATE,
            CONSENT_REVOKED
        }

        @Override
        public String basis() {
            return "forbidden: " + kind.name();
        }
    }

    /// A topic or a reach at which a mistake would harm.
    record Sensitive() implements Evidence {
        @Override
        public String basis() {
            return "sensitive topic or reach";
        }
    }

    /// Text that people reviewed and a named person answers for; no AI touched it since.
    record HumanReview(String responsible) implements Evidence {
        @Override
        public String basis() {
            return "human review, responsible: " + responsible;
        }
    }

    /// Evidently art, satire or fiction, as an editor found.
    record EvidentArt(String approvedBy) implements Evidence {
        @Override
        public String basis() {
            return "evidently art, satire or fiction: " + approvedBy;
        }
    }

    /// Staged, old or mis-captioned: misleading without AI.
    record Misleading() implements Evidence {
        @Override
        public String basis() {
            return "misleading without AI";
        }
    }
}
