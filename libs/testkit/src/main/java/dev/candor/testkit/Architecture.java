package dev.candor.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The rules of the house that a compiler does not know. Each module that has a room holds them
/// in a test of its own:
///
/// ```java
/// @Test
/// void keepsTheRulesOfTheHouse() {
///     Architecture.ofService("dev.candor.consent").holds();
/// }
/// ```
public final class Architecture {

    private static final List<String> SERVICES =
            List.of(
                    "dev.candor.consent",
                    "dev.candor.provenance",
                    "dev.candor.label",
                    "dev.candor.gateway");

    private final String root;
    private final JavaClasses main;
    private final JavaClasses all;
    private final List<ArchRule> rules = new ArrayList<>();

    private Architecture(String root, JavaClasses main) {
        this.root = root;
        this.main = main;
        this.all = new ClassFileImporter().importPackages(root);
        if (main.isEmpty()) {
            throw new IllegalArgumentException("There are no classes in " + root);
        }
        rules.add(everyPackageIsNullMarked());
        rules.add(noCircleOfPackages());
        rules.add(noFieldIsInjected());
        rules.add(timeIsAnInstant());
        rules.add(roomsAreNouns());
    }

    /// The rules of every module.
    ///
    /// @param root the module's package
    public static Architecture of(String root) {
        return new Architecture(root, mainClasses(root));
    }

    /// The rules of every module, and that this service imports no other.
    ///
    /// @param root the service's package
    public static Architecture ofService(String root) {
        var rules = of(root);
        rules.rules.add(rules.importsNoOtherService());
        return rules;
    }

    /// The rules of a service, for the classes our own tests look at.
    static Architecture ofTests(String root) {
        var rules = new Architecture(root, new ClassFileImporter().importPackages(root));
        rules.rules.add(rules.importsNoOtherService());
        return rules;
    }

    private static JavaClasses mainClasses(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    /// Checks them all.
    ///
    /// @throws AssertionError when one is broken; the message names each class that breaks it
    public void holds() {
        var broken = new ArrayList<String>();
        for (var rule : rules) {
            var result = rule.evaluate(main);
            if (result.hasViolation()) {
                broken.add(result.getFailureReport().toString());
            }
        }
        var sleeping = noTestSleeps().evaluate(all);
        if (sleeping.hasViolation()) {
            broken.add(sleeping.getFailureReport().toString());
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n\n", broken));
        }
    }

    private ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(resideInANullMarkedPackage())
                .because("null has to be said where it may occur");
    }

    private ArchRule noCircleOfPackages() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("arrows between features run one way")
                .allowEmptyShould(true);
    }

    private ArchRule noFieldIsInjected() {
        return noFields()
                .should(beAnnotatedWith("jakarta.inject.Inject"))
                .because("what a class needs, its constructor says")
                .allowEmptyShould(true);
    }

    private ArchRule timeIsAnInstant() {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util", "java.text")
                                .and(
                                        describe(
                                                "are of the old calendar",
                                                type ->
                                                        List.of(
                                                                        "Date",
                                                                        "Calendar",
                                                                        "GregorianCalendar",
                                                                        "SimpleDateFormat")
                                                                .contains(type.getSimpleName()))))
                .because("time is an Instant, a Duration and a Clock");
    }

    private ArchRule roomsAreNouns() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        root + "..util..",
                        root + "..common..",
                        root + "..impl..",
                        root + "..dto..",
                        root + "..entity..")
                .because("these names say nothing about what lives there");
    }

    private ArchRule importsNoOtherService() {
        var others =
                SERVICES.stream()
                        .filter(service -> !root.startsWith(service))
                        .map(service -> service + "..")
                        .toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("services speak HTTP, they do not import one another");
    }

    private static ArchRule noTestSleeps() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Test")
                .or()
                .haveSimpleNameEndingWith("IT")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("a test awaits a condition, never a duration")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                type,
                                marked,
                                "%s: package %s has no package-info.java with @NullMarked"
                                        .formatted(type.getName(), type.getPackageName())));
            }
        };
    }
}
