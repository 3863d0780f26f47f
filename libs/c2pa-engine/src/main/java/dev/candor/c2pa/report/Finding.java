package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import org.jspecify.annotations.Nullable;

/// The outcome of one check.
public sealed interface Finding {
    /// The specification's code for the outcome.
    Code code();

    /// The sentence of the specification that asks for the check; null if none has a number.
    @Nullable Rule rule();

    /// The box the check was about.
    JumbfUri about();

    /// A sentence in plain English.
    String explanation();

    /// A check that passed.
    record Passed(Code code, @Nullable Rule rule, JumbfUri about, String explanation)
            implements Finding {
        public Passed {
            require(code, Code.Kind.SUCCESS);
        }
    }

    /// Worth knowing; changes no verdict.
    record Noted(Code code, @Nullable Rule rule, JumbfUri about, String explanation)
            implements Finding {
        public Noted {
            require(code, Code.Kind.INFORMATIONAL);
        }
    }

    /// A check that did not pass.
    record Failed(Code code, @Nullable Rule rule, JumbfUri about, String explanation)
            implements Finding {
        public Failed {
            require(code, Code.Kind.FAILURE);
        }
    }

    /// The finding for a code, in the kind the code has.
    static Finding of(Code code, @Nullable Rule rule, JumbfUri about, String explanation) {
        return switch (code.kind()) {
            case SUCCESS -> new Passed(code, rule, about, explanation);
            case INFORMATIONAL -> new Noted(code, rule, about, explanation);
            case FAILURE -> new Failed(code, rule, about, explanation);
        };
    }

    private static void require(Code code, Code.Kind kind) {
        if (code.kind() != kind) {
            throw new IllegalArgumentException("%s is %s".formatted(code.code(), code.kind()));
        }
    }
}
