package dev.candor.label.plan;

import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.RequiredWords;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the words of a label and the language they are in. Pure.
final class Wording {
    private final Verdict verdict;
    private final PlanOrder order;
    private final Vocabulary vocabulary;
    private final MachineWords machine;

    Wording(Verdict verdict, PlanOrder order, Vocabulary vocabulary, MachineWords machine) {
        this.verdict = verdict;
        this.order = order;
        this.vocabulary = vocabulary;
        this.machine = machine;
    }

    /// The audience's words first, then those that markets want to see as they are.
    List<Words> words(Strictest strictest, Layers layers, Language language) {
        var words = new ArrayList<Words>();
        verdict.labelPhrase().ifPresent(phrase -> words.add(said(phrase, language, layers)));
        for (Profile profile : strictest.profiles()) {
            profile.ownWords().ifPresent(own -> add(words, own, profile, strictest));
        }
        return List.copyOf(words);
    }

    private void add(List<Words> words, RequiredWords own, Profile profile, Strictest strictest) {
        var language = vocabulary.find(own.language()).orElseGet(vocabulary::fallback);
        var required = said(machine.required(own), language, Layers.WORDS);
        strictest.record("requiredWords", required.text(), profile);
        words.removeIf(
                one ->
                        one.language().equals(language.tag())
                                && one.layers() == Layers.WORDS
                                && one.phrase() != required.phrase());
        if (words.stream().noneMatch(one -> says(one, required))) {
            words.add(required);
        }
    }

    private static boolean says(Words one, Words required) {
        return one.language().equals(required.language()) && one.phrase() == required.phrase();
    }

    /// Words alone, in one language.
    Words plain(Phrase phrase, Language language) {
        return said(phrase, language, Layers.WORDS);
    }

    private Words said(Phrase phrase, Language language, Layers layers) {
        var text =
                vocabulary.label(phrase, language, layers).stream()
                        .map(Outline::text)
                        .collect(Collectors.joining(" "));
        return new Words(text, language.tag(), phrase, layers);
    }

    /// The first wish that has words; else what people in the market read; else English.
    Language language(Collection<Market> markets, List<String> said) {
        var wishes = order.languages();
        var unknown = wishes.stream().filter(tag -> vocabulary.find(tag).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            said.add("There are no label words for %s.".formatted(String.join(", ", unknown)));
        }
        var known = wishes.stream().map(vocabulary::find).flatMap(Optional::stream).findFirst();
        var local =
                markets.stream()
                        .map(Market::language)
                        .flatMap(Optional::stream)
                        .map(vocabulary::find)
                        .flatMap(Optional::stream)
                        .findFirst();
        if (known.isEmpty() && local.isEmpty()) {
            said.add(
                    "The words are English, since no other language was asked for that has words.");
            return vocabulary.fallback();
        }
        var language = known.or(() -> local).orElseThrow();
        var why = known.isPresent() ? "" : why(wishes);
        said.add("The words are %s%s%s.".formatted(language.name(), why, reviewed(language)));
        return language;
    }

    private static String why(List<String> wishes) {
        return wishes.isEmpty()
                ? ", the market's own, since none was asked for"
                : ", the market's own";
    }

    private static String reviewed(Language language) {
        return switch (language.review()) {
            case DRAFT -> ", a draft that no native speaker has reviewed yet";
            case NATIVE -> "";
        };
    }
}
