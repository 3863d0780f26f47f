package dev.candor.c2pa.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.kit.Seeded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An address goes into XMP, and nothing else changes there.
class XmpEditTest {
    private static final String ADDRESS = "https://credentials.example/a?x=1&y=<2>\"";
    private static final String RDF =
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">";
    private static final String TERMS = "xmlns:t=\"http://purl.org/dc/terms/\"";
    private static final List<XmpProperty> PROVENANCE = List.of(XmpProperty.provenance(ADDRESS));
    private static final String KEPT =
            "<rdf:Description rdf:about=\"id\" dc:title=\"Caf\u00E9\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RDF + KEPT + "/></rdf:RDF>",
                RDF + KEPT + " " + TERMS + " t:provenance=\"old\"/></rdf:RDF>",
                RDF + KEPT + " " + TERMS + "\n t:provenance = 'old' /></rdf:RDF>",
                RDF
                        + KEPT
                        + " "
                        + TERMS
                        + "><t:provenance>old</t:provenance></rdf:Description></rdf:RDF>",
                RDF
                        + KEPT
                        + " "
                        + TERMS
                        + "><t:provenance rdf:resource=\"old\"/></rdf:Description></rdf:RDF>",
                RDF + "<t:provenance " + TERMS + ">old</t:provenance>" + KEPT + "/></rdf:RDF>",
                RDF + KEPT + "/><rdf:Description " + TERMS + " t:provenance=\"old\"/></rdf:RDF>"
            })
    void onlyTheAddressChanges(String packet) throws Exception {
        // when
        var edited = edited(packet);

        // then
        assertThat(Xmp.provenance(Bytes.of(edited.getBytes(UTF_8)))).contains(ADDRESS);
        assertThat(edited).contains(KEPT).doesNotContain("old").contains("rdf:about=\"id\"");
        assertThat(edited.replaceFirst("<rdf:Description rdf:about=\"id\" xmlns:dcterms=.*?/>", ""))
                .isEqualTo(
                        packet.replaceFirst("\\s+t:provenance ?= ?[\"']old[\"']", "")
                                .replaceFirst("<t:provenance.*?(/>|</t:provenance>)", ""));
    }

    @Test
    void roomInThePacketIsUsedUp() throws Exception {
        // given
        var packet =
                "<?xpacket begin='' id='a'?>"
                        + RDF
                        + KEPT
                        + "/></rdf:RDF>"
                        + " ".repeat(500)
                        + "<?xpacket end='w'?>";

        // when
        var edited = edited(packet);

        // then
        assertThat(edited.getBytes(UTF_8)).hasSameSizeAs(packet.getBytes(UTF_8));
        assertThat(edited).endsWith(" <?xpacket end='w'?>");
        assertThat(edited(edited.replace(ADDRESS, "x"))).hasSizeLessThan(packet.length() + 1);
    }

    @Test
    void packetWithoutRoomGrows() throws Exception {
        var packet = RDF + KEPT + "/></rdf:RDF><?xpacket end='w'?>";

        assertThat(edited(packet)).hasSizeGreaterThan(packet.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no markup", "<a/>", "<rdf:RDF><", "<RDF></RDF>", "<rdf:RDF/>"})
    void whatIsNoXmpIsRefusedWithWhatToDo(String packet) {
        assertThatThrownBy(() -> edited(packet))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("mend it or take it out");
    }

    /// A packet with bytes that are changed, taken out or not of the encoding.
    @Test
    void anyPacketIsEditedOrRefused() throws Exception {
        var random = Seeded.random();
        var whole =
                (RDF
                                + "<t:provenance "
                                + TERMS
                                + ">old</t:provenance>"
                                + KEPT
                                + " "
                                + TERMS
                                + " t:provenance='old'/></rdf:RDF> \n<?xpacket end='w'?>")
                        .getBytes(UTF_8);
        int edited = 0;
        for (int i = 0; i < 20_000; i++) {
            var packet = whole.clone();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                packet[random.nextInt(packet.length)] =
                        i % 2 == 0
                                ? (byte) random.nextInt()
                                : (byte) "<>/'\"= :".charAt(random.nextInt(8));
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(packet.length) : packet.length;
            try {
                XmpEdit.edited(Bytes.of(Arrays.copyOf(packet, length)), PROVENANCE);
                edited++;
            } catch (NoRoomException e) {
                assertThat(e).hasMessageContaining("mend it");
            }
        }
        assertThat(edited).isGreaterThan(1000);
    }

    /// Whoever wrote an object of the kind before, and under whatever prefix: there is one, ours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                RDF + KEPT + "/></rdf:RDF>",
                RDF
                        + KEPT
                        + " xmlns:C260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\""
                        + " C260:AIGC=\"{&quot;old&quot;}\"/></rdf:RDF>",
                RDF
                        + KEPT
                        + " xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">"
                        + "<TC260:AIGC>{old}</TC260:AIGC></rdf:Description></rdf:RDF>"
            })
    void severalPropertiesAreWrittenOnceEach(String packet) throws Exception {
        // given
        var namespace = "http://www.tc260.org.cn/ns/AIGC/1.0/";
        var properties =
                List.of(
                        new XmpProperty(namespace, "TC260", "AIGC", "{\"Label\":\"1\"}"),
                        new XmpProperty("urn:iptc", "Iptc4xmpExt", "Type", "a<b&c"));

        // when
        var edited = XmpEdit.edited(Bytes.of(packet.getBytes(UTF_8)), properties);

        // then
        assertThat(Xmp.values(Bytes.of(edited), namespace, "AIGC"))
                .containsExactly("{\"Label\":\"1\"}");
        assertThat(Xmp.values(Bytes.of(edited), "urn:iptc", "Type")).containsExactly("a<b&c");
        assertThat(new String(edited, UTF_8)).contains(KEPT).doesNotContain("old");
    }

    @Test
    void newPacketSaysNothingElse() throws Exception {
        var packet = XmpEdit.packet(PROVENANCE);

        assertThat(Xmp.provenance(Bytes.of(packet))).contains(ADDRESS);
        assertThat(new String(packet, UTF_8)).contains("rdf:about=\"\"").doesNotContain("&y=");
    }

    private static String edited(String packet) throws Exception {
        return new String(XmpEdit.edited(Bytes.of(packet.getBytes(UTF_8)), PROVENANCE), UTF_8);
    }
}
