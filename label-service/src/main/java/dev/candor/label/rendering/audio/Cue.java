package dev.candor.label.rendering.audio;

import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.Reminder;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// When something is heard, in the programme's own time.
///
/// @param at seconds
/// @param what of it
record Cue(double at, What what) {
    /// A reminder this near to a disclosure tells nothing.
    private static final double NEAR = 10;

    enum What {
        DISCLOSURE,
        REMINDER
    }

    /// @param seconds the programme runs
    static List<Cue> of(SpokenDisclosure asked, double seconds) {
        var starts = new TreeSet<Double>();
        for (Moment moment : asked.at()) {
            switch (moment) {
                case START -> starts.add(0.0);
                case MIDDLE -> starts.add(seconds / 2);
                case END -> starts.add(seconds);
                case AFTER_INTERRUPTION ->
                        asked.interruptionsMillis().stream()
                                .map(millis -> millis / 1000.0)
                                .filter(at -> at < seconds)
                                .forEach(starts::add);
            }
        }
        var cues = new ArrayList<Cue>();
        starts.forEach(at -> cues.add(new Cue(at, What.DISCLOSURE)));
        reminders(asked, seconds).stream()
                .filter(cue -> farFrom(starts, cue.at()))
                .forEach(cues::add);
        cues.sort(Comparator.comparingDouble(Cue::at));
        return List.copyOf(cues);
    }

    private static boolean farFrom(TreeSet<Double> starts, double at) {
        var before = starts.floor(at);
        var after = starts.ceiling(at);
        return (before == null || at - before >= NEAR) && (after == null || after - at >= NEAR);
    }

    private static List<Cue> reminders(SpokenDisclosure asked, double seconds) {
        var every = asked.reminderEveryMillis();
        if (every == null || every < 1000 * NEAR) {
            return List.of();
        }
        var what = asked.reminder() == Reminder.SPEECH ? What.DISCLOSURE : What.REMINDER;
        var reminders = new ArrayList<Cue>();
        for (double at = every / 1000.0; at < seconds - NEAR; at += every / 1000.0) {
            reminders.add(new Cue(at, what));
        }
        return reminders;
    }
}
