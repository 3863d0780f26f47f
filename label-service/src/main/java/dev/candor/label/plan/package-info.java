/// What has to be shown on one piece of media in the markets it goes to. [Planner] is a plain
/// function of verdict, profiles and
/// media; the plan is kept, with the reason for each of its choices.
@NullMarked
package dev.candor.label.plan;

import org.jspecify.annotations.NullMarked;
