package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.upload.Intake;
import dev.candor.gateway.upload.MultipartReader;
import dev.candor.gateway.upload.MultipartReader.Part;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/// Reads the body of `POST /v1/publications`: the declaration first, so that a wrong one costs no
/// upload, then the asset.
@ApplicationScoped
class DeclaredUpload {
    private static final int LONGEST_DECLARATION = 64 * 1024;

    private final Intake intake;
    private final PublicationConfig config;
    private final ObjectMapper json;

    DeclaredUpload(Intake intake, PublicationConfig config, ObjectMapper json) {
        this.intake = intake;
        this.config = config;
        this.json = json;
    }

    record Taken(Declaration declaration, SpoolEntry asset) {}

    /// Blocking.
    ///
    /// @throws Declined when a part is missing, out of order, too large or wrong; nothing is kept
    /// then
    Taken read(Organization organization, String contentType, InputStream body) throws IOException {
        var parts = MultipartReader.of(body, contentType);
        var declaration = declaration(part(parts, "declaration"));
        var asset = intake.take(organization, part(parts, "asset"), config.maxAssetSize());
        if (asset.size() == 0) {
            intake.discard(asset);
            throw new Declined(CommonProblem.INVALID_REQUEST, "The part asset is empty.")
                    .at("#asset");
        }
        return new Taken(declaration, ended(parts, asset));
    }

    private SpoolEntry ended(MultipartReader parts, SpoolEntry asset) throws IOException {
        try {
            if (parts.next().isEmpty()) {
                return asset;
            }
        } catch (IOException | Declined e) {
            intake.discard(asset);
            throw e;
        }
        intake.discard(asset);
        throw new Declined(
                CommonProblem.INVALID_REQUEST,
                "Send two parts, declaration and asset; there is a third.");
    }

    private Declaration declaration(Part part) throws IOException {
        var form = json.readValue(part.text(LONGEST_DECLARATION), DeclarationForm.class);
        if (form == null) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "The part declaration holds a JSON object.")
                    .at("#declaration");
        }
        return form.check();
    }

    private static Part part(MultipartReader parts, String name) throws IOException {
        var part = parts.next();
        if (part.isEmpty() || !part.get().name().equals(name)) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Send the part declaration (JSON) first, then the part asset; %s is"
                                            .formatted(name)
                                    + " missing or out of order.")
                    .at("#" + name);
        }
        return part.get();
    }
}
