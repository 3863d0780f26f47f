package dev.candor.provenance.verification;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.policy.Specification;
import dev.candor.provenance.media.FormShape;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.Upload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody wants judged.
///
/// @param sidecar a manifest store that is kept beside the media; absent if there is none
/// @param fragments media segments in order, where the media is their initialization segment
/// @param edition of the specification to judge by
public record Submission(
        Media asset, @Nullable Media sidecar, List<Media> fragments, Specification edition) {
    private static final String SIDECAR = "sidecar";
    private static final String FRAGMENT = "fragment";

    /// The form it comes in.
    static final FormShape FORM = new FormShape(Set.of(), Set.of(SIDECAR), Set.of(FRAGMENT));

    public Submission {
        fragments = List.copyOf(fragments);
    }

    /// Media that stands for itself, by the newest edition.
    public static Submission of(Media asset) {
        return new Submission(asset, null, List.of(), Specification.V2_4);
    }

    /// Media with a manifest store beside it.
    public static Submission of(Media asset, Media sidecar) {
        return new Submission(asset, sidecar, List.of(), Specification.V2_4);
    }

    static Submission of(Upload upload, Specification edition) {
        return new Submission(
                upload.asset(),
                upload.file(SIDECAR).orElse(null),
                upload.series(FRAGMENT),
                edition);
    }

    VerificationRequest request() {
        var request =
                VerificationRequest.of(asset.path())
                        .withFragments(fragments.stream().map(Media::path).toList());
        return sidecar == null ? request : request.withSidecar(sidecar.path());
    }
}
