package dev.candor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A native executable reads and writes JSON only of types it was told of. The platform finds what
/// resources take and give; what pages read of services and send to them, it does not.
class NativeReflectionTest {
    private static final List<String> ROOMS =
            List.of("dev.candor.gateway.portal", "dev.candor.gateway.pages");

    @Test
    void whatCrossesJsonOutsideOfResourcesIsRegistered() {
        // given
        var main =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOMS);

        // when
        var crossing = withParts(Stream.concat(read(main), sent(main)));

        // then
        assertThat(crossing).hasSizeGreaterThan(20); // or nothing was looked at
        assertThat(crossing).allMatch(NativeReflectionTest::isRegistered);
    }

    /// Records whose class is handed over, as whoever reads JSON into them does.
    private static Stream<Class<?>> read(JavaClasses main) {
        return main.stream()
                .flatMap(it -> it.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getValue)
                .filter(JavaClass::isRecord)
                .map(JavaClass::reflect);
    }

    /// What is sent is called what it is to the person who says it.
    private static Stream<Class<?>> sent(JavaClasses main) {
        return main.stream()
                .filter(JavaClass::isRecord)
                .filter(it -> it.getSimpleName().matches("Question|Objection"))
                .map(JavaClass::reflect);
    }

    private static Set<Class<?>> withParts(Stream<Class<?>> roots) {
        var found = new LinkedHashSet<Class<?>>();
        var waiting = new ArrayDeque<Class<?>>(roots.toList());
        while (!waiting.isEmpty()) {
            var type = waiting.remove();
            if (ROOMS.contains(type.getPackageName()) && found.add(type)) {
                parts(type).forEach(waiting::add);
            }
        }
        return found;
    }

    private static Stream<Class<?>> parts(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .flatMap(NativeReflectionTest::classes)
                : Stream.empty();
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType generic ->
                    Arrays.stream(generic.getActualTypeArguments())
                            .flatMap(NativeReflectionTest::classes);
            case WildcardType wildcard ->
                    Arrays.stream(wildcard.getUpperBounds()).flatMap(NativeReflectionTest::classes);
            default -> Stream.empty();
        };
    }

    /// By an annotation of its own, or of a type it stands in.
    private static boolean isRegistered(Class<?> type) {
        @Nullable Class<?> around = type;
        while (around != null && !around.isAnnotationPresent(RegisterForReflection.class)) {
            around = around.getEnclosingClass();
        }
        return around != null;
    }
}
