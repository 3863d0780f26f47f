package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import org.jspecify.annotations.Nullable;

/// Whether the content may be used to train or feed a model, as a manifest says.
///
/// @param use such as `cawg.ai_generative_training` or `c2pa.data_mining`
/// @param answer `allowed`, `notAllowed` or `constrained`, as written
/// @param constraint what constrains it; null if not said
/// @param assertion the assertion that says it
public record TrainingPermission(
        String use, String answer, @Nullable String constraint, JumbfUri assertion) {}
