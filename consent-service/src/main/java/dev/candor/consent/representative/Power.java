package dev.candor.consent.representative;

/// What a representative may do in the person's name.
public enum Power {
    /// To see what was asked and answered.
    READ,
    /// To say yes or no, and to approve single uses.
    ANSWER,
    /// To take an answer back, and to object.
    WITHDRAW
}
