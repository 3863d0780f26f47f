package dev.candor.label.verdict;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The evidence sorted by weight. Where several terms speak with the same weight, the most
/// generative one leads (row 19).
record CaseFile(
        CredentialState credentials,
        Optional<DigitalSourceType> trusted,
        Optional<DigitalSourceType> file,
        Optional<DigitalSourceType> declared) {

    /// A dubbed voice is generative whatever else the credentials leave out (C2PA 2.2, 18.15.4).
    private static final String DUBBED = "c2pa.dubbed";

    static CaseFile of(List<Evidence> evidence) {
        var state = CredentialState.NONE;
        var trusted = new ArrayList<DigitalSourceType>();
        var file = new ArrayList<DigitalSourceType>();
        var declared = new ArrayList<DigitalSourceType>();
        for (Evidence piece : evidence) {
            switch (piece) {
                case Evidence.Credentials credentials -> {
                    state = credentials.state();
                    switch (state) {
                        case VALID_TRUSTED -> trusted.addAll(claims(credentials));
                        case VALID_UNTRUSTED -> file.addAll(claims(credentials));
                        case NONE, INVALID, UNAVAILABLE -> {}
                    }
                }
                case Evidence.Mark mark -> file.add(mark.sourceType());
                case Evidence.Declaration declaration -> declared.add(declaration.sourceType());
            }
        }
        return new CaseFile(state, leading(trusted), leading(file), leading(declared));
    }

    private static List<DigitalSourceType> claims(Evidence.Credentials credentials) {
        var claims = new ArrayList<>(credentials.sourceTypes());
        if (credentials.actions().contains(DUBBED)) {
            claims.add(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
        }
        return claims;
    }

    private static Optional<DigitalSourceType> leading(List<DigitalSourceType> types) {
        return types.stream()
                .filter(type -> type.labelClass() != LabelClass.UNKNOWN)
                .min(Comparator.comparingInt(CaseFile::rank));
    }

    /// The more generative, the lower.
    private static int rank(DigitalSourceType type) {
        return switch (type.labelClass()) {
            case AI_GENERATED -> 0;
            case AI_MODIFIED -> 1;
            case AI_MINOR -> 2;
            case SYNTHETIC_NON_AI -> 3;
            case HUMAN_CREATED -> 4;
            case HUMAN_EDITED -> 5;
            case CAPTURED -> 6;
            case UNKNOWN -> 7;
        };
    }

    /// True where the uploader names a source that is not AI.
    boolean uploaderSaysNotAi() {
        return declared.filter(type -> !type.labelClass().generative()).isPresent();
    }
}
