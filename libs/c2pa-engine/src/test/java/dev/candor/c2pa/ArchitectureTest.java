package dev.candor.c2pa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The floors of the engine, and what it may not know of.
class ArchitectureTest {
    private static final String ROOT = "dev.candor.c2pa";

    private final JavaClasses engine =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void engineKnowsNoFrameworkNoNetworkAndNoLog() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "javax.inject..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "com.fasterxml..",
                        "org.slf4j..",
                        "org.jboss..",
                        "java.util.logging..",
                        "java.net.http..",
                        "javax.net..",
                        "java.awt..",
                        "java.lang.reflect..")
                .check(engine);
    }

    @Test
    void engineOpensNoConnection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .check(engine);
    }

    @Test
    void engineRegistersNoProvider() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle.jce.provider..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader")
                .check(engine);
    }

    @Test
    void packagesHaveNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(engine);
    }

    @Test
    void floorsRestOnThoseBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy(ROOT)
                .layer("validation")
                .definedBy(ROOT + ".validation")
                .layer("checks")
                .definedBy(
                        ROOT + ".trust",
                        ROOT + ".binding",
                        ROOT + ".assertion",
                        ROOT + ".identity",
                        ROOT + ".livevideo")
                .layer("model")
                .definedBy(
                        ROOT + ".manifest", ROOT + ".cose", ROOT + ".certificate", ROOT + ".policy")
                .layer("words")
                .definedBy(ROOT + ".report", ROOT + ".definition", ROOT + ".port")
                .layer("formats")
                .definedBy(ROOT + ".jumbf", ROOT + ".cbor", ROOT + ".json", ROOT + ".asset..")
                .layer("io")
                .definedBy(ROOT + ".io", ROOT + ".curve")
                .withOptionalLayers(true)
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("validation")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("checks")
                .mayOnlyBeAccessedByLayers("door", "validation")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("door", "validation", "checks")
                .whereLayer("words")
                .mayOnlyBeAccessedByLayers("door", "validation", "checks", "model")
                .whereLayer("formats")
                .mayOnlyBeAccessedByLayers("door", "validation", "checks", "model", "words")
                .check(engine);
    }
}
