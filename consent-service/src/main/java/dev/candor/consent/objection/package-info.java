/// What a person does not want, whoever asks: a standing objection ("do not replicate").
///
/// It is raised by the person or who speaks for them, or recorded by staff on their behalf, with
/// a scope and a period; a dimension that names nothing means all of it. It beats every grant in
/// its scope until the person, or who speaks for them, lifts it. Staff cannot lift it.
@NullMarked
package dev.candor.consent.objection;

import org.jspecify.annotations.NullMarked;
