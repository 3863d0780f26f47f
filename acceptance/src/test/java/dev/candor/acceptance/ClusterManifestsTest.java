package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What `k8s/` holds is what the build generates, and every member in it is one that Kubernetes
/// knows.
class ClusterManifestsTest {
    static final List<String> SERVICES = House.SERVICES;

    private static final Path K8S = House.root().resolve("k8s");
    private static final Path RENDERED = K8S.resolve("overlays/dev.rendered.yaml");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void baseIsWhatTheBuildGenerates(String service) throws IOException {
        // given
        var generated = House.root().resolve(service).resolve("target/kubernetes/kubernetes.yml");
        var committed = K8S.resolve("base").resolve(service).resolve("kubernetes.yml");
        if (UPDATE) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, Files.readString(generated));
        }

        // then
        assertThat(parse(Files.readString(committed)))
                .as("mvn verify -pl acceptance -Dgolden.update=true rewrites it")
                .usingRecursiveComparison()
                .ignoringCollectionOrder() // ports come in any order
                .isEqualTo(parse(Files.readString(generated)));
    }

    @Test
    void developmentOverlayRendersToTheGoldenFile() throws IOException, InterruptedException {
        // given
        assumeTrue(kustomizeIsModern(), "kubectl with kustomize 4 or newer is not installed");
        var process =
                new ProcessBuilder("kubectl", "kustomize", K8S.resolve("overlays/dev").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();

        // when
        var rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        if (UPDATE) {
            Files.writeString(RENDERED, rendered);
        }

        // then
        assertThat(RENDERED).hasContent(rendered);
    }

    @Test
    void everyMemberIsKnownToKubernetes() throws IOException {
        // when
        var resources = parse(Files.readString(RENDERED));

        // then
        assertThat(resources).hasSizeGreaterThan(20);
        assertThat(unknownMembers(resources)).isEmpty();
    }

    @Test
    void misspelledMemberIsFound() {
        // given
        var misspelled =
                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: gateway
                spec:
                  ports:
                    - port: 80
                      protcol: TCP
                """;

        // then
        assertThat(unknownMembers(parse(misspelled))).hasSize(1);
    }

    @Test
    void everyContainerGivesUpWhatItDoesNotNeed() throws IOException {
        // when
        var deployments =
                parse(Files.readString(RENDERED)).stream()
                        .filter(io.fabric8.kubernetes.api.model.apps.Deployment.class::isInstance)
                        .map(io.fabric8.kubernetes.api.model.apps.Deployment.class::cast)
                        .toList();

        // then
        assertThat(deployments).hasSize(House.SERVICES.size());
        assertThat(deployments)
                .allSatisfy(
                        deployment -> {
                            var pod = deployment.getSpec().getTemplate().getSpec();
                            var container = pod.getContainers().getFirst().getSecurityContext();
                            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
                            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
                            assertThat(container.getCapabilities().getDrop()).contains("ALL");
                            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
                            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
                        });
    }

    /// Where they differ provenance-service believes no decision, and publications of people fail.
    @Test
    void registryIsBelievedByTheNameItSignsWith() throws IOException {
        // when
        var settings =
                parse(Files.readString(RENDERED)).stream()
                        .filter(io.fabric8.kubernetes.api.model.ConfigMap.class::isInstance)
                        .map(io.fabric8.kubernetes.api.model.ConfigMap.class::cast)
                        .filter(it -> it.getData().containsKey("CANDOR_CONSENT_REGISTRY_NAME"))
                        .findFirst()
                        .orElseThrow()
                        .getData();

        // then
        assertThat(settings.get("CANDOR_PROVENANCE_CONSENT_ISSUER"))
                .isEqualTo(settings.get("CANDOR_CONSENT_REGISTRY_NAME"));
        assertThat(settings).containsKey("CANDOR_PROVENANCE_CONSENT_KEYS");
    }

    /// Else labelled texts and documents have no link to the evidence.
    @Test
    void labelsLeadToTheGateway() throws IOException {
        var settings =
                parse(Files.readString(RENDERED)).stream()
                        .filter(io.fabric8.kubernetes.api.model.ConfigMap.class::isInstance)
                        .map(io.fabric8.kubernetes.api.model.ConfigMap.class::cast)
                        .filter(it -> it.getData().containsKey("CANDOR_GATEWAY_PUBLIC_URL"))
                        .findFirst()
                        .orElseThrow()
                        .getData();

        assertThat(settings.get("CANDOR_LABEL_RENDERING_TEXT_PUBLIC_URL"))
                .isEqualTo(settings.get("CANDOR_GATEWAY_PUBLIC_URL"));
        assertThat(settings.get("CANDOR_LABEL_RENDERING_DOCUMENT_PUBLIC_URL"))
                .isEqualTo(settings.get("CANDOR_GATEWAY_PUBLIC_URL"));
    }

    @Test
    void registryAloneHasPeoplesKeysAndTheLogOfTheirDestruction() throws IOException {
        // when
        var rendered = parse(Files.readString(RENDERED));

        // then
        assertThat(rendered.stream().filter(it -> mounts(it, "candor-destruction-log")))
                .extracting(it -> it.getMetadata().getName())
                .containsExactly("consent-service");
        assertThat(rendered.stream().filter(it -> mounts(it, "candor-registry-keys")))
                .extracting(it -> it.getMetadata().getName())
                .containsExactly("consent-service");
    }

    private static boolean mounts(HasMetadata resource, String claim) {
        return resource instanceof io.fabric8.kubernetes.api.model.apps.Deployment deployment
                && deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                        .anyMatch(
                                volume ->
                                        volume.getPersistentVolumeClaim() != null
                                                && volume.getPersistentVolumeClaim()
                                                        .getClaimName()
                                                        .equals(claim));
    }

    @Test
    void noSecretIsCommitted() throws IOException {
        assertThat(parse(Files.readString(RENDERED)))
                .noneMatch(io.fabric8.kubernetes.api.model.Secret.class::isInstance);
    }

    private static boolean kustomizeIsModern() throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder("kubectl", "version", "--client")
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(30, TimeUnit.SECONDS);
            return said.matches("(?s).*Kustomize Version: v([4-9]|\\d\\d).*");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<HasMetadata> parse(String yaml) {
        Object parsed =
                new KubernetesSerialization()
                        .unmarshal(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        var resources = new ArrayList<HasMetadata>();
        for (Object item : parsed instanceof Collection<?> many ? many : List.of(parsed)) {
            resources.addAll(
                    item instanceof io.fabric8.kubernetes.api.model.KubernetesList list
                            ? list.getItems()
                            : List.of((HasMetadata) item));
        }
        return resources;
    }

    private static List<String> unknownMembers(List<HasMetadata> resources) {
        var found = new ArrayList<String>();
        for (var resource : resources) {
            var at = resource.getKind() + "/" + resource.getMetadata().getName();
            if (resource instanceof GenericKubernetesResource) {
                found.add(at + " is of no known kind");
            }
            collect(resource, at, found);
        }
        return found;
    }

    private static void collect(Object value, String at, List<String> found) {
        switch (value) {
            case Collection<?> many -> {
                int i = 0;
                for (Object item : many) {
                    collect(item, at + "/" + i++, found);
                }
            }
            case KubernetesResource resource -> collectMembers(resource, at, found);
            default -> {
                // a scalar, or a map of names: anything goes
            }
        }
    }

    private static void collectMembers(KubernetesResource resource, String at, List<String> found) {
        for (var method : resource.getClass().getMethods()) {
            if (method.getParameterCount() > 0 || !method.getName().startsWith("get")) {
                continue;
            }
            Object member = read(resource, method);
            if (member instanceof Map<?, ?> more
                    && method.getName().equals("getAdditionalProperties")) {
                more.keySet().forEach(name -> found.add(at + "/" + name));
            } else if (member != null) {
                collect(member, at + "/" + method.getName().substring(3), found);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Object read(
            Object owner, java.lang.reflect.Method getter) {
        try {
            return getter.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(
                    getter + " of " + Arrays.toString(new Object[] {owner.getClass()}), e);
        }
    }
}
