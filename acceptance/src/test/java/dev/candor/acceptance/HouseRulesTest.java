package dev.candor.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The arrows between the rooms (`ARCHITECTURE.md`), over the classes as compiled.
class HouseRulesTest {
    static final java.util.List<String> SERVICES = House.SERVICES;

    private static final JavaClasses EVERYTHING =
            new ClassFileImporter()
                    .importPaths(
                            Stream.concat(House.LIBRARIES.stream(), House.SERVICES.stream())
                                    .map(House::classesOf)
                                    .toArray(Path[]::new));

    @Test
    void everyRoomWasLookedAt() {
        assertThat(Stream.concat(House.LIBRARIES.stream(), House.SERVICES.stream()))
                .allSatisfy(module -> assertThat(House.classesOf(module)).isNotEmptyDirectory());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void serviceImportsNoOther(String service) {
        var others =
                House.SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .map(other -> House.packageOf(other) + "..")
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(House.packageOf(service) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services speak HTTP by their published documents")
                .check(EVERYTHING);
    }

    @Test
    void engineImportsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.candor.c2pa..")
                .and()
                .resideOutsideOfPackages("dev.candor.c2pa.net..", "dev.candor.c2pa.cli..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.candor.c2pa..",
                        "java..",
                        "javax.crypto..",
                        "javax.security..",
                        "javax.xml..",
                        "org.bouncycastle..",
                        "org.brotli..",
                        "org.jspecify..")
                .because("the engine is plain Java: no CDI, no JSON binder, no HTTP, no log")
                .check(EVERYTHING);
        noClasses()
                .that()
                .resideInAPackage("dev.candor.c2pa..")
                .and()
                .resideOutsideOfPackages("dev.candor.c2pa.net..", "dev.candor.c2pa.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.util.logging..", "java.sql..")
                .because("HTTP lives behind the engine's ports")
                .check(EVERYTHING);
    }

    @Test
    void groundFloorsDoNotKnowEachOtherNorWhatStandsOnThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.candor.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.candor.c2pa..",
                        "dev.candor.consent..",
                        "dev.candor.provenance..",
                        "dev.candor.label..",
                        "dev.candor.gateway..",
                        "dev.candor.embedded..",
                        "dev.candor.launcher..")
                .check(EVERYTHING);
    }

    @Test
    void noFieldIsInjected() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("one constructor, final fields")
                .check(EVERYTHING);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void featuresHaveNoCircle(String service) {
        slices().matching(House.packageOf(service) + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(EVERYTHING);
    }

    @Test
    void kitAndEngineHaveNoCircle() {
        slices().matching("dev.candor.kit.(*)..").should().beFreeOfCycles().check(EVERYTHING);
        slices().matching("dev.candor.c2pa.(*)..").should().beFreeOfCycles().check(EVERYTHING);
    }

    @Test
    void noRoomIsCalledAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..impl..", "..dto..", "..entity..", "..helper..")
                .check(EVERYTHING);
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(EVERYTHING);
    }
}
