package dev.candor.consent.subject;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A country by ISO 3166-1 alpha-2, or one of a few further codes. Absent passes.
@Constraint(validatedBy = CountryCode.Validator.class)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {
    /// Codes that are no countries and are taken all the same.
    String[] or() default {};

    String message() default "not a country code of ISO 3166-1 alpha-2";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Judges one code.
    class Validator implements ConstraintValidator<CountryCode, String> {
        private static final Set<String> COUNTRIES =
                Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

        private Set<String> others = Set.of();

        @Override
        public void initialize(CountryCode constraint) {
            others = Set.of(constraint.or());
        }

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || COUNTRIES.contains(code) || others.contains(code);
        }
    }
}
