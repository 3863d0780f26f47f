package dev.candor.label.vocabulary;

/// What a label consists of.
public enum Layers {
    /// The capital token "AI" alone.
    TOKEN,
    /// Words alone, in the audience's language.
    WORDS,
    /// The token, then the words.
    TOKEN_AND_WORDS
}
