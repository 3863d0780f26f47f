package dev.candor.c2pa.asset.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// HTML: the store is the text of a `script` element in the head, or at the address that a `link`
/// element in the head says (C2PA 2.4, A.7).
public final class HtmlContainer implements WritableContainer {
    private static final int HEAD = 1 << 12;
    private static final String STORE = "application/c2pa";
    private static final String RELATION = "c2pa-manifest";

    /// The element of a store, with nothing in it but the store.
    private static final Pattern OPENING =
            Pattern.compile(
                    "<script\\s+type\\s*=\\s*(?:\"application/c2pa\"|'application/c2pa'|application/c2pa)\\s*>",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSING =
            Pattern.compile("</script\\s*>", Pattern.CASE_INSENSITIVE);

    /// What a page begins with, white space, comments and an XML declaration apart.
    private static final List<String> BEGINNINGS =
            List.of(
                    "<!doctype html",
                    "<html",
                    "<head",
                    "<title",
                    "<body",
                    "<script",
                    "<style",
                    "<meta",
                    "<link",
                    "<base");

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return PlainText.begins(asset) && begins(new String(asset.head(HEAD), UTF_8));
    }

    private static boolean begins(String head) {
        int at = head.startsWith("\uFEFF") ? 1 : 0;
        while (at < head.length()) {
            if (HtmlHead.isSpace(head.charAt(at))) {
                at++;
            } else if (head.startsWith("<!--", at)) {
                at = behind(head, "-->", at);
            } else if (head.startsWith("<?xml", at)) {
                at = behind(head, ">", at);
            } else {
                int here = at;
                return BEGINNINGS.stream().anyMatch(one -> isTag(head, here, one));
            }
        }
        return false;
    }

    private static int behind(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at + mark.length();
    }

    private static boolean isTag(String text, int at, String beginning) {
        int end = at + beginning.length();
        return text.regionMatches(true, at, beginning, 0, beginning.length())
                && end < text.length()
                && (HtmlHead.isSpace(text.charAt(end)) || ">/".indexOf(text.charAt(end)) >= 0);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        var head = HtmlHead.of(asset);
        var found = new ArrayList<HtmlHead.Tag>();
        for (var tag = head.next(); tag.isPresent(); tag = head.next()) {
            if (isAssociation(tag.get())) {
                found.add(tag.get());
                if (found.size() > 1) {
                    layout.faults.add(ContainerFault.HTML_MULTIPLE_STORES);
                    return layout.build();
                }
            }
            head.skipContent(tag.get());
        }
        if (!found.isEmpty()) {
            take(found.getFirst(), asset, head, layout);
        }
        return layout.build();
    }

    /// Text ends where it ends.
    @Override
    public void requireComplete(ChannelReader asset) {}

    @Override
    public Splice referring(ChannelReader asset, Layout layout, String address)
            throws NoRoomException, MalformedException, IOException {
        return HtmlWriting.referring(asset, address);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return HtmlWriting.splicing(asset);
    }

    /// The elements for credentials, and where the head has no more.
    ///
    /// @param present from the opening tag through the closing one, in order
    /// @param end behind the last element of the head
    record Elements(List<Range> present, long end) {
        Elements {
            present = List.copyOf(present);
        }
    }

    static Elements elements(ChannelReader asset) throws MalformedException, IOException {
        var head = HtmlHead.of(asset);
        var present = new ArrayList<Range>();
        for (var tag = head.next(); tag.isPresent(); tag = head.next()) {
            head.skipContent(tag.get());
            if (isAssociation(tag.get())) {
                long start = tag.get().start();
                if (head.behind() <= start) {
                    throw new MalformedException(
                            tag.get().name(), start, "only some readers see it, or it has no end");
                }
                present.add(new Range(start, head.behind() - start));
            }
        }
        return new Elements(present, head.behind());
    }

    private static boolean isAssociation(HtmlHead.Tag tag) {
        return switch (tag.name()) {
            case "script" -> tag.attribute("type").strip().equalsIgnoreCase(STORE);
            case "link" ->
                    List.of(tag.attribute("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                            .contains(RELATION);
            default -> false;
        };
    }

    private static void take(
            HtmlHead.Tag tag, ChannelReader asset, HtmlHead head, Layout.Builder layout)
            throws MalformedException, IOException {
        if (tag.name().equals("link")) {
            layout.remote = unescaped(tag.attribute("href").strip());
            return;
        }
        var closing = head.closing(tag);
        long length = closing.start() - tag.end();
        if (length > EmbeddedText.MOST_TEXT) {
            throw new MalformedException("script", tag.start(), "%d bytes".formatted(length));
        }
        asset.seek(tag.end());
        var text = new String(asset.take((int) length, "script"), ISO_8859_1);
        var store = EmbeddedText.decoded(trimmed(text).getBytes(ISO_8859_1));
        if (store.isEmpty()) {
            layout.faults.add(ContainerFault.STORE_UNREADABLE);
            return;
        }
        layout.store = store.get();
        layout.storeRanges.add(new Range(tag.start(), closing.end() - tag.start()));
        layout.storeIntact = isBare(asset, tag, closing);
    }

    /// An address as it stands in an attribute.
    static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&");
    }

    /// White space of ASCII and no other.
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && HtmlHead.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && HtmlHead.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /// Whether the element holds the store and nothing else: anything else in its tags would be
    /// hidden from the hash over the page.
    private static boolean isBare(ChannelReader asset, HtmlHead.Tag tag, HtmlHead.Closing closing)
            throws MalformedException, IOException {
        return OPENING.matcher(text(asset, tag.start(), tag.end())).matches()
                && CLOSING.matcher(text(asset, closing.start(), closing.end())).matches();
    }

    private static String text(ChannelReader asset, long from, long to)
            throws MalformedException, IOException {
        asset.seek(from);
        return new String(
                asset.take((int) Math.min(to - from, HtmlHead.LONGEST_TAG), "tag"), ISO_8859_1);
    }
}
