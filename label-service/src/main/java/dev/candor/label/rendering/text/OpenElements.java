package dev.candor.label.rendering.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The elements of a page that are open where a scan stands, as far as it takes to know what is
/// hidden there (HTML, 13.2.6). Where browsers repair what a page has left out, what is hidden
/// there is hidden here too. Each step takes the same time, however deep a page is.
final class OpenElements {
    private static final Open NOTHING = new Open("", false, false, -1, -1);

    private final List<Open> open = new ArrayList<>();
    private final Map<String, Deque<Integer>> places = new HashMap<>();
    private final Map<String, Integer> lingering = new HashMap<>();
    private int hiding;

    /// @param foreign whether what is in it is a drawing or a formula
    /// @param block place of the innermost block, itself included; -1 for none
    /// @param boundary the same of the innermost boundary
    private record Open(String name, boolean hides, boolean foreign, int block, int boundary) {}

    /// Whether what comes next is not shown.
    boolean hidden() {
        return hiding > 0;
    }

    /// Whether what comes next is part of a drawing or a formula.
    boolean foreign() {
        return innermost().foreign();
    }

    /// @param attributes as they are written
    void start(String tag, String attributes) {
        var name = Elements.family(tag);
        if (Elements.BLOCKS.contains(name) || name.equals("body") || name.equals("table")) {
            leaveForeign();
        }
        // A slash ends an element in drawings alone: HTML passes it over.
        var ended = foreign() ? attributes.endsWith("/") : Elements.VOID.contains(name);
        if (ended) {
            return;
        }
        if (innermost().name().equals("head") && !Elements.OF_THE_HEAD.contains(name)) {
            downTo(place("head")); // its end may be left out
        }
        if (!foreign() && Elements.BLOCKS.contains(name)) {
            endParagraph(name);
        }
        push(name, Elements.hides(name, attributes));
    }

    void end(String tag) {
        var name = Elements.family(tag);
        if (name.equals("body") || name.equals("html")) {
            return; // what comes behind them is put into the body
        }
        if (!isOpen(name)) {
            reappear(name);
        } else if (reaches(name, place(name))) {
            downTo(place(name));
        }
    }

    /// Whether an end tag ends the element, and with it all that is open in it.
    private boolean reaches(String name, int at) {
        if (isBetween("template", at)) {
            return false;
        }
        if (foreign() && innermost().boundary() <= at) {
            return true;
        }
        if (Elements.TABLES.contains(name)) {
            return !isBetween("table", at);
        }
        var within = innermost().boundary() <= at;
        return switch (name) {
            case "p" -> within && !isBetween("button", at);
            case "li" -> within && !isBetween("ul", at) && !isBetween("ol", at);
            case "form" -> within && innermost().block() <= at;
            default -> within && (Elements.BLOCKS.contains(name) || innermost().block() <= at);
        };
    }

    private boolean isBetween(String name, int at) {
        return isOpen(name) && place(name) > at;
    }

    private boolean isOpen(String name) {
        return places.containsKey(name);
    }

    private int place(String name) {
        return Objects.requireNonNull(places.get(name)).getLast();
    }

    private Open innermost() {
        return open.isEmpty() ? NOTHING : open.getLast();
    }

    private void push(String name, boolean hides) {
        var at = open.size();
        var outer = innermost();
        var root = name.equals("svg") || name.equals("math");
        open.add(
                new Open(
                        name,
                        hides,
                        root || outer.foreign() && !Elements.HTML_INSIDE.contains(name),
                        Elements.BLOCKS.contains(name) ? at : outer.block(),
                        Elements.BOUNDARIES.contains(name) ? at : outer.boundary()));
        places.computeIfAbsent(name, _ -> new ArrayDeque<>()).addLast(at);
        hiding += hides ? 1 : 0;
    }

    private void endParagraph(String started) {
        if (!Elements.IN_PARAGRAPHS.contains(started) && isOpen("p") && reaches("p", place("p"))) {
            downTo(place("p"));
        }
    }

    private void leaveForeign() {
        while (foreign()) {
            pop(innermost().name());
        }
    }

    private void downTo(int at) {
        var ended = open.get(at).name();
        while (open.size() > at) {
            pop(ended);
        }
    }

    /// @param ended whose end tag it was
    private void pop(String ended) {
        var last = open.removeLast();
        var others = places.getOrDefault(last.name(), new ArrayDeque<>());
        others.pollLast();
        if (others.isEmpty()) {
            places.remove(last.name());
        }
        if (!last.hides()) {
            return;
        }
        if (Elements.FORMATTING.contains(last.name()) && !last.name().equals(ended)) {
            lingering.merge(last.name(), 1, Integer::sum);
        } else {
            hiding--;
        }
    }

    /// What browsers open anew wherever text goes on, until its own end tag comes.
    private void reappear(String name) {
        if (lingering.getOrDefault(name, 0) > 0) {
            lingering.merge(name, -1, Integer::sum);
            hiding--;
        }
    }
}
