package dev.candor.gateway.publication;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.FilePart;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The published bytes over HTTP: whole, in part (RFC 9110, 14), or not again (RFC 9110, 13).
/// Never in the heap.
@ApplicationScoped
public class AssetDelivery {
    private final MediaStore media;
    private final Clock clock;

    AssetDelivery(MediaStore media, Clock clock) {
        this.media = media;
        this.clock = clock;
    }

    /// The entity is a `File`: a `Path` is written as its name by whatever writer fits the
    /// `Accept` header.
    ///
    /// @throws Declined `ASSET_GONE` after the retention time, `RANGE_NOT_SATISFIABLE`
    public RestResponse<Object> deliver(
            Publication publication,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String ifNoneMatch) {
        var path = media.path(new Organization(publication.organization()), publication.id());
        if (publication.isGone(clock.instant()) || !Files.isRegularFile(path)) {
            throw new Declined(
                            PublicationProblem.ASSET_GONE,
                            "The record of the publication stays; its bytes are no longer kept.")
                    .with("retainedUntil", publication.retainedUntil());
        }
        var asset = publication.asset();
        var etag = "\"" + asset.sha256() + "\"";
        if (ifNoneMatch != null
                && (ifNoneMatch.contains(etag) || ifNoneMatch.strip().equals("*"))) {
            return described(ResponseBuilder.create(304), publication, etag).build();
        }
        var part =
                ifRange == null || ifRange.equals(etag)
                        ? ByteRange.of(range, asset.size())
                        : Optional.<ByteRange>empty();
        return part.map(bytes -> partly(publication, path, bytes, etag))
                .orElseGet(
                        () ->
                                described(ResponseBuilder.ok(path.toFile()), publication, etag)
                                        .header("Content-Type", asset.mediaType())
                                        .build());
    }

    private static RestResponse<Object> partly(
            Publication publication, Path path, ByteRange bytes, String etag) {
        var asset = publication.asset();
        return described(
                        ResponseBuilder.create(206)
                                .entity(new FilePart(path.toFile(), bytes.first(), bytes.length())),
                        publication,
                        etag)
                .header("Content-Type", asset.mediaType())
                .header("Content-Range", bytes.contentRange(asset.size()))
                .build();
    }

    private static ResponseBuilder<Object> described(
            ResponseBuilder<?> response, Publication publication, String etag) {
        @SuppressWarnings("unchecked")
        var answer = (ResponseBuilder<Object>) response;
        return answer.header("ETag", etag)
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, no-cache")
                .header(ReprDigest.HEADER, ReprDigest.format(publication.asset().sha256()))
                .header(
                        "Link",
                        "</v1/manifests/%s>; rel=\"c2pa-manifest\""
                                .formatted(publication.manifest()))
                .header(
                        "Content-Disposition",
                        "%s; filename=\"%s.%s\""
                                .formatted(
                                        publication.asset().isInline() ? "inline" : "attachment",
                                        publication.id(),
                                        publication.asset().extension()));
    }
}
