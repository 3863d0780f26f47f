package dev.candor.c2pa.definition;

/// What people were told about the asset. Written as the assertion `dev.candor.label`.
///
/// @param classification the verdict's class
/// @param certainty how sure the verdict is
/// @param words the words shown
public record LabelInfo(String classification, String certainty, String words) {
    /// The assertion's label.
    public static final String LABEL = "dev.candor.label";
}
