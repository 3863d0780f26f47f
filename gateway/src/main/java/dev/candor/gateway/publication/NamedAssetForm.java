package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.upload.resumable.UploadId;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a publication whose asset is named instead of sent.
@RegisterForReflection
record NamedAssetForm(
        @Schema(required = true, description = "What is said about the asset")
                @Nullable DeclarationForm declaration,
        @Schema(required = true, description = "Where it is") @Nullable AssetForm asset) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    /// Where an asset is: one of both.
    ///
    /// @param upload id of a complete upload of yours
    /// @param url in a store that the operator has listed
    /// @param sha256 what is to be there, 64 hexadecimal digits; for a URL
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Schema(name = "NamedAsset")
    record AssetForm(
            @Schema(description = "A complete upload of yours (POST /v1/uploads)")
                    @Nullable UUID upload,
            @Schema(description = "By https, in a store that the operator has listed")
                    @Nullable String url,
            @Schema(description = "Of the bytes at the URL, 64 hexadecimal digits")
                    @Nullable String sha256) {}

    /// Where the asset is.
    sealed interface Place {
        record Uploaded(UploadId id) implements Place {}

        /// @param url as it came
        record InStore(String url, @Nullable String sha256) implements Place {}
    }

    /// @throws Declined naming the first member that is wrong, by JSON Pointer
    Declaration declared() {
        if (declaration == null) {
            throw invalid("/declaration", "Say what is said about the asset.");
        }
        try {
            return declaration.check();
        } catch (Declined e) {
            throw e.pointer().map(pointer -> e.at("/declaration" + pointer)).orElse(e);
        }
    }

    /// @throws Declined when it is not named, or named in two ways
    Place place() {
        if (asset == null || asset.upload() == null && asset.url() == null) {
            throw invalid("/asset", "Name a complete upload of yours, or a url.");
        }
        if (asset.upload() != null && asset.url() != null) {
            throw invalid("/asset", "Name an upload or a url, not both.");
        }
        if (asset.sha256() != null && !SHA_256.matcher(asset.sha256()).matches()) {
            throw invalid("/asset/sha256", "A SHA-256 has 64 hexadecimal digits.");
        }
        return asset.url() == null
                ? new Place.Uploaded(new UploadId(Objects.requireNonNull(asset.upload())))
                : new Place.InStore(asset.url(), asset.sha256());
    }

    private static Declined invalid(String pointer, String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
