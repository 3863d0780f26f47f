package dev.candor.consent.challenge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words that are easy to say and hard to guess: six of 32, and a number of three digits, about
/// one in 10^12. In a language that has no list here they are numbers, which every language says.
final class Phrases {
    private static final int WORDS = 6;
    private static final Map<String, List<String>> BY_LANGUAGE =
            Map.ofEntries(
                    Map.entry(
                            "en",
                            words(
                                    "river window garden silver bridge lantern morning orange"
                                        + " meadow pencil harbour winter candle forest violin"
                                        + " mountain basket thunder island marble feather summer"
                                        + " copper valley mirror ladder planet ribbon shadow temple"
                                        + " velvet whistle")),
                    Map.entry(
                            "de",
                            words(
                                    "Fluss Fenster Garten Silber Brücke Laterne Morgen Orange Wiese"
                                        + " Bleistift Hafen Winter Kerze Wald Geige Gebirge Korb"
                                        + " Donner Insel Marmor Feder Sommer Kupfer Tal Spiegel"
                                        + " Leiter Planet Schleife Schatten Tempel Samt Pfeife")),
                    Map.entry(
                            "fr",
                            words(
                                    "rivière fenêtre jardin argent pont lanterne matin orange"
                                        + " prairie crayon port hiver bougie forêt violon montagne"
                                        + " panier tonnerre île marbre plume été cuivre vallée"
                                        + " miroir échelle planète ruban ombre temple velours"
                                        + " sifflet")),
                    Map.entry(
                            "es",
                            words(
                                    "río ventana jardín plata puente farol mañana naranja pradera"
                                        + " lápiz puerto invierno vela bosque violín montaña cesta"
                                        + " trueno isla mármol pluma verano cobre valle espejo"
                                        + " escalera planeta cinta sombra templo seda silbato")),
                    Map.entry(
                            "it",
                            words(
                                    "fiume finestra giardino argento ponte lanterna mattina arancia"
                                            + " prato matita porto inverno candela foresta violino"
                                            + " montagna cesto tuono isola marmo piuma estate rame"
                                            + " valle specchio scala pianeta nastro ombra tempio"
                                            + " velluto fischio")),
                    Map.entry(
                            "pt",
                            words(
                                    "rio janela jardim prata ponte lanterna manhã laranja prado"
                                            + " lápis porto inverno vela floresta violino montanha"
                                            + " cesto trovão ilha mármore pluma verão cobre vale"
                                            + " espelho escada planeta fita sombra templo veludo "
                                            + "apito")),
                    Map.entry(
                            "nl",
                            words(
                                    "rivier venster tuin zilver brug lantaarn morgen sinaasappel"
                                        + " weide potlood haven winter kaars bos viool berg mand"
                                        + " donder eiland marmer veer zomer koper vallei spiegel"
                                        + " ladder planeet lint schaduw tempel fluweel fluit")));

    private Phrases() {}

    static String of(String language, RandomGenerator random) {
        var words = BY_LANGUAGE.get(language.toLowerCase(Locale.ROOT).split("-", 2)[0]);
        return IntStream.rangeClosed(0, WORDS)
                .mapToObj(
                        i ->
                                words == null || i == WORDS
                                        ? Integer.toString(random.nextInt(100, 1000))
                                        : words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String list) {
        return List.of(list.split(" ", -1));
    }
}
