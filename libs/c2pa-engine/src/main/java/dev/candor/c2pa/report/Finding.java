package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;

/// The outcome of one check.
public sealed interface Finding {
    /// The specification's code for the outcome.
    StatusCode code();

    /// The box the check was about.
    JumbfUri about();

    /// A sentence in plain English.
    String explanation();

    /// A check that passed.
    record Passed(StatusCode code, JumbfUri about, String explanation) implements Finding {
        public Passed {
            require(code, StatusCode.Kind.SUCCESS);
        }
    }

    /// Worth knowing; changes no verdict.
    record Noted(StatusCode code, JumbfUri about, String explanation) implements Finding {
        public Noted {
            require(code, StatusCode.Kind.INFORMATIONAL);
        }
    }

    /// A check that did not pass.
    record Failed(StatusCode code, JumbfUri about, String explanation) implements Finding {
        public Failed {
            require(code, StatusCode.Kind.FAILURE);
        }
    }

    /// The finding for a code, in the kind the code has.
    static Finding of(StatusCode code, JumbfUri about, String explanation) {
        return switch (code.kind()) {
            case SUCCESS -> new Passed(code, about, explanation);
            case INFORMATIONAL -> new Noted(code, about, explanation);
            case FAILURE -> new Failed(code, about, explanation);
        };
    }

    private static void require(StatusCode code, StatusCode.Kind kind) {
        if (code.kind() != kind) {
            throw new IllegalArgumentException("%s is %s".formatted(code.code(), code.kind()));
        }
    }
}
