package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a publication whose asset is named instead of sent.
@RegisterForReflection
record NamedAssetForm(
        @Schema(required = true, description = "What is said about the asset")
                @Nullable DeclarationForm declaration,
        @Schema(required = true, description = "Where it is") @Nullable AssetForm asset) {

    /// Where an asset is.
    ///
    /// @param upload id of a complete upload of yours
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Schema(name = "NamedAsset")
    record AssetForm(
            @Schema(description = "A complete upload of yours (POST /v1/uploads)")
                    @Nullable UUID upload) {}

    /// @throws Declined naming the first member that is wrong, by JSON Pointer
    Declaration declared() {
        if (declaration == null) {
            throw missing("/declaration", "Say what is said about the asset.");
        }
        try {
            return declaration.check();
        } catch (Declined e) {
            throw e.pointer().map(pointer -> e.at("/declaration" + pointer)).orElse(e);
        }
    }

    /// @throws Declined when it is not named
    UUID upload() {
        if (asset == null || asset.upload() == null) {
            throw missing("/asset/upload", "Name a complete upload of yours.");
        }
        return asset.upload();
    }

    private static Declined missing(String pointer, String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
