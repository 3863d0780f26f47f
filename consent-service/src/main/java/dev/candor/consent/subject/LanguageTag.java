package dev.candor.consent.subject;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A language tag in the form of BCP 47, such as `de` or `pt-BR`. Absent passes.
@Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
@Size(max = 35)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {
    String message() default "not a language tag of BCP 47";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
