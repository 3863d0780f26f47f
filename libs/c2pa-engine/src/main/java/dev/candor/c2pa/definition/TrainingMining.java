package dev.candor.c2pa.definition;

import java.util.Map;
import java.util.TreeMap;

/// Whether the asset may be mined or trained on: the assertion `cawg.training-mining`
/// (CAWG Training and Data Mining 1.1).
///
/// @param entries use by entry name, such as `cawg.data_mining`
public record TrainingMining(Map<String, Use> entries) {
    /// The assertion's label.
    public static final String LABEL = "cawg.training-mining";

    /// What an entry says.
    public enum Use {
        ALLOWED("allowed"),
        NOT_ALLOWED("notAllowed"),
        CONSTRAINED("constrained");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /// The word in the assertion.
        public String word() {
            return word;
        }
    }

    public TrainingMining {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("No entry");
        }
        entries = Map.copyOf(new TreeMap<>(entries));
    }

    /// The same answer for data mining, AI inference, AI training and generative AI training.
    public static TrainingMining all(Use use) {
        return new TrainingMining(
                Map.of(
                        "cawg.data_mining", use,
                        "cawg.ai_inference", use,
                        "cawg.ai_training", use,
                        "cawg.ai_generative_training", use));
    }
}
