package dev.candor.label.verdict;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import java.util.List;
import java.util.stream.Collectors;

/// Something that speaks about how a piece of media was made. Each kind has its weight, its tier.
sealed interface Evidence {
    /// For people, in one line: the tier, the source and what it says.
    String basis();

    /// Content credentials, as their verification left them: tier E1 when trusted, E4 when not.
    ///
    /// @param sourceTypes what their actions and ingredients say, as far as we know the terms
    /// @param actions codes such as `c2pa.created`
    record Credentials(
            CredentialState state, List<DigitalSourceType> sourceTypes, List<String> actions)
            implements Evidence {
        public Credentials {
            sourceTypes = List.copyOf(sourceTypes);
            actions = List.copyOf(actions);
        }

        @Override
        public String basis() {
            return switch (state) {
                case NONE -> "content credentials: none";
                case VALID_TRUSTED -> "E1 content credentials of a trusted signer: " + claims();
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
}
