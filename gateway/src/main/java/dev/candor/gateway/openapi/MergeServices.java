package dev.candor.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Puts the services' documents into the gateway's when it is built.
///
/// The documents are copies in `openapi/`, one a service: what the gateway shows does not depend
/// on who is up. A contract test holds the copies against the running services.
///
/// Comes behind all other filters: they say what is to be said of the gateway's own operations,
/// and the services' documents have been through them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public final class MergeServices implements OASFilter {
    private static final List<String> SERVICES =
            List.of("provenance-service", "consent-service", "label-service");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI own) {
        try {
            var merged = SuiteDocument.merge(tree(own), documents());
            var model = model(json.writeValueAsBytes(merged));
            own.setPaths(model.getPaths());
            own.setComponents(model.getComponents());
            own.setTags(model.getTags());
            own.setExtensions(model.getExtensions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, ObjectNode> documents() throws IOException {
        var documents = new LinkedHashMap<String, ObjectNode>();
        for (var service : SERVICES) {
            try (var in =
                    Thread.currentThread()
                            .getContextClassLoader()
                            .getResourceAsStream("openapi/%s.json".formatted(service))) {
                if (in == null) {
                    throw new IllegalStateException("no copy of the document of " + service);
                }
                documents.put(service, json.readValue(in, ObjectNode.class));
            }
        }
        return documents;
    }

    private ObjectNode tree(OpenAPI document) throws IOException {
        var text = builder().withInitialModel(document).build().toJSON();
        return json.readValue(text, ObjectNode.class);
    }

    private static OpenAPI model(byte[] document) {
        return builder()
                .withCustomStaticFile(() -> new ByteArrayInputStream(document))
                .build()
                .model();
    }

    private static SmallRyeOpenAPI.Builder builder() {
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false);
    }
}
