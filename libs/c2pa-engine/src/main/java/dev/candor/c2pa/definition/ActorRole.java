package dev.candor.c2pa.definition;

import java.util.Arrays;
import java.util.Optional;

/// What an actor is to an asset, in the words that CAWG has for it (CAWG Identity Assertion 1.3,
/// 5.1.2).
public enum ActorRole {
    CREATOR("cawg.creator"),
    CONTRIBUTOR("cawg.contributor"),
    EDITOR("cawg.editor"),
    PRODUCER("cawg.producer"),
    PUBLISHER("cawg.publisher"),
    SPONSOR("cawg.sponsor"),
    TRANSLATOR("cawg.translator");

    private final String word;

    ActorRole(String word) {
        this.word = word;
    }

    /// The word in the assertion.
    public String word() {
        return word;
    }

    /// The role of a word, if there is one.
    public static Optional<ActorRole> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
