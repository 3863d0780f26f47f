package dev.candor.label.plan;

import dev.candor.label.plan.Instruction.ImageLabel;
import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.Plate;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.plan.Planner.Ruling;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.ImageRules;
import dev.candor.label.profile.Profile.TextRules;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts together what one file has to carry, for some of a plan's markets. Pure.
final class Composer {
    /// A label that has to stand out is twice as high as the profiles ask.
    private static final double PROMINENT = 2;

    private final Verdict verdict;
    private final PlanOrder order;
    private final Vocabulary vocabulary;
    private final MachineWords machine;
    private final Wording wording;

    Composer(Verdict verdict, PlanOrder order, Vocabulary vocabulary) {
        this.verdict = verdict;
        this.order = order;
        this.vocabulary = vocabulary;
        this.machine = new MachineWords(verdict, order);
        this.wording = new Wording(verdict, order, vocabulary, machine);
    }

    /// One file.
    ///
    /// @param due whether people have to notice something
    /// @param said the explanation, a sentence each
    record Composed(
            boolean due,
            Visible visible,
            List<Instruction> instructions,
            List<Forced> forced,
            List<String> said) {}

    /// Empty where no position suits all profiles.
    Optional<Composed> compose(List<Ruling> rulings) {
        var profiles =
                rulings.stream().flatMap(ruling -> ruling.profiles().stream()).distinct().toList();
        var requiring = profiles.stream().filter(this::requires).toList();
        var said = new ArrayList<String>();
        offers(profiles, said);
        if (requiring.isEmpty()) {
            return Optional.of(quiet(profiles, said));
        }
        var markets = rulings.stream().map(Ruling::market).toList();
        var strictest = new Strictest(requiring);
        if (requiring.stream().allMatch(p -> p.relaxedFor(order.circumstances()))) {
            return Optional.of(relaxed(strictest, profiles, wording.language(markets, said), said));
        }
        return switch (order.modality()) {
            case IMAGE, VIDEO -> seen(strictest, profiles, markets, said);
            case AUDIO -> Optional.of(heard(strictest, profiles, markets, said));
            case TEXT, DOCUMENT -> Optional.of(read(strictest, profiles, markets, said));
        };
    }

    private boolean requires(Profile profile) {
        return (verdict.asksForLabel() || suspected(profile))
                && rule(profile) == Profile.Visible.REQUIRED;
    }

    /// Some markets ask for words already where a sign points to AI.
    private boolean suspected(Profile profile) {
        return profile.ownWords().isPresent()
                && verdict.labelClass() == LabelClass.UNKNOWN
                && verdict.certainty() == Certainty.INDICATED;
    }

    private Profile.Visible rule(Profile profile) {
        return switch (order.modality()) {
            case IMAGE ->
                    profile.image() == null
                            ? Profile.Visible.NOT_COVERED
                            : profile.image().visible();
            case VIDEO ->
                    profile.video() == null
                            ? Profile.Visible.NOT_COVERED
                            : profile.video().label().visible();
            case AUDIO ->
                    profile.audio() == null
                            ? Profile.Visible.NOT_COVERED
                            : profile.audio().audible();
            case TEXT, DOCUMENT ->
                    profile.text() == null ? Profile.Visible.NOT_COVERED : rule(profile.text());
        };
    }

    private Profile.Visible rule(TextRules rules) {
        return order.circumstances().containsAll(rules.onlyWhen())
                        && rules.unless().stream().noneMatch(order.circumstances()::contains)
                ? rules.visible()
                : Profile.Visible.NOT_REQUIRED;
    }

    private void offers(List<Profile> profiles, List<String> said) {
        profiles.stream()
                .filter(profile -> rule(profile) == Profile.Visible.OFFERED)
                .forEach(
                        profile ->
                                said.add(
                                        "%s asks that users are offered a label of their choice."
                                                .formatted(profile.id())));
    }

    private Composed quiet(List<Profile> profiles, List<String> said) {
        var reason =
                verdict.asksForLabel()
                        ? profiles.isEmpty()
                                ? "The use is exempt in these markets."
                                : "No market asks for a visible label."
                        : verdict.sentence();
        var forced = new ArrayList<Forced>();
        var instructions = new ArrayList<Instruction>();
        if (verdict.toldInMenu()) {
            instructions.add(
                    machine.line(
                            wording.plain(Phrase.AI_MODIFIED, vocabulary.fallback()),
                            List.of(Place.MENU)));
        }
        instructions.addAll(machine.marks(profiles, forced));
        return new Composed(false, new Visible.None(reason), instructions, forced, said);
    }

    /// Evident art, satire or fiction: the duty stays, and the credits fulfil it (row 22).
    private Composed relaxed(
            Strictest strictest, List<Profile> profiles, Language language, List<String> said) {
        var leading = strictest.leading("credits");
        var words = wording.words(strictest, Layers.WORDS, language);
        var reason =
                "%s lets evident art carry its label in description or credits."
                        .formatted(leading.id());
        said.add(reason);
        var forced = new ArrayList<>(strictest.forced());
        var instructions = new ArrayList<Instruction>();
        words.forEach(one -> instructions.add(machine.line(one, List.of(Place.CREDITS))));
        instructions.addAll(machine.marks(profiles, forced));
        return new Composed(true, new Visible.None(reason), instructions, forced, said);
    }

    private Optional<Composed> seen(
            Strictest strictest, List<Profile> profiles, List<Market> markets, List<String> said) {
        var positions = strictest.positions(this::labelRules);
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        var leading = strictest.leading("visible");
        var layers = strictest.layers(order.media().shorterSide());
        if (layers == Layers.TOKEN) {
            said.add("The image is small, so the token \"AI\" stands alone.");
        }
        var words = wording.words(strictest, layers, wording.language(markets, said));
        var geometry =
                strictest.geometry(positions.getFirst(), this::labelRules, magnified(strictest));
        var fitting =
                new Fitting(order.media(), vocabulary)
                        .words(words, geometry, strictest.tokenMayStandAlone(), said);
        var main = fitting.getFirst();
        var visible =
                new Visible.Label(
                        "%s asks for a visible label on a material use of AI."
                                .formatted(leading.id()),
                        main.phrase(),
                        main.layers(),
                        strictest.tokenMayStandAlone(),
                        fitting.stream().map(Words::text).collect(Collectors.joining(" ")),
                        main.language(),
                        fitting.subList(1, fitting.size()),
                        geometry);
        var label =
                new ImageLabel(
                        fitting,
                        geometry.position(),
                        positions,
                        geometry.minHeightRatio(),
                        geometry.minHeightPixels(),
                        geometry.insetRatio(),
                        geometry.minContrast(),
                        Plate.BY_LUMINANCE,
                        strictest.tokenMayStandAlone());
        var instructions = new ArrayList<Instruction>();
        instructions.add(
                order.modality() == Modality.VIDEO
                        ? new Timing(order, strictest).overlay(label)
                        : label);
        instructions.add(machine.line(main, List.of()));
        var forced = new ArrayList<>(strictest.forced());
        instructions.addAll(machine.marks(profiles, forced));
        return Optional.of(new Composed(true, visible, instructions, forced, said));
    }

    private double magnified(Strictest strictest) {
        if (order.prominence() != Prominence.PROMINENT) {
            return 1;
        }
        strictest.record(
                "prominence", "PROMINENT", order.mustStandOut() ? "pai-default" : "publisher");
        return PROMINENT;
    }

    private ImageRules labelRules(Profile profile) {
        return order.modality() == Modality.VIDEO
                ? Objects.requireNonNull(profile.video()).label()
                : Objects.requireNonNull(profile.image());
    }

    private Composed heard(
            Strictest strictest, List<Profile> profiles, List<Market> markets, List<String> said) {
        var leading = strictest.leading("audible");
        var words = wording.words(strictest, Layers.WORDS, wording.language(markets, said));
        var instructions = new ArrayList<Instruction>();
        instructions.add(new Timing(order, strictest).spoken(words));
        var seenToo =
                order.media().seenToo()
                        ? strictest.first(p -> Objects.requireNonNull(p.audio()).visualIfScreen())
                        : Optional.<Profile>empty();
        seenToo.ifPresent(profile -> strictest.record("seenToo", "REQUIRED", profile));
        instructions.add(
                machine.line(
                        words.getFirst(), seenToo.isPresent() ? List.of(Place.ABOVE) : List.of()));
        var forced = new ArrayList<>(strictest.forced());
        instructions.addAll(machine.marks(profiles, forced));
        var reason =
                "%s asks for a disclosure that is heard; the plan's variants have it."
                        .formatted(leading.id());
        said.add(reason);
        return new Composed(true, new Visible.None(reason), instructions, forced, said);
    }

    private Composed read(
            Strictest strictest, List<Profile> profiles, List<Market> markets, List<String> said) {
        var leading = strictest.leading("text");
        var layers = strictest.layers(Integer.MAX_VALUE);
        var words = wording.words(strictest, layers, wording.language(markets, said));
        var places = places(strictest);
        var instructions = new ArrayList<Instruction>();
        words.forEach(one -> instructions.add(machine.line(one, places)));
        if (order.modality() == Modality.DOCUMENT) {
            instructions.add(machine.stamp(words.getFirst()));
        }
        var forced = new ArrayList<>(strictest.forced());
        instructions.addAll(machine.marks(profiles, forced));
        var reason =
                "%s asks for a line of text; the plan's variants have it.".formatted(leading.id());
        said.add(reason);
        return new Composed(true, new Visible.None(reason), instructions, forced, said);
    }

    /// A place that serves every profile, or one for each.
    private static List<Place> places(Strictest strictest) {
        var places = new LinkedHashSet<Place>();
        for (Profile profile : strictest.profiles()) {
            var rules = Objects.requireNonNull(profile.text());
            var wished = rules.places().stream().map(place -> Place.valueOf(place.name())).toList();
            if (!rules.anyPlace()) {
                places.addAll(wished);
            } else if (places.stream().noneMatch(wished::contains)) {
                places.add(wished.getFirst());
            }
            strictest.record("place", wished.toString(), profile);
        }
        return List.copyOf(places);
    }
}
