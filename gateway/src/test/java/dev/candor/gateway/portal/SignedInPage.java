package dev.candor.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.testkit.browser.Axe;
import dev.candor.testkit.browser.BrowserPage;
import dev.candor.testkit.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A page of a real browser, signed in at a real Keycloak. What it sees is kept under
/// `target/rooms`.
final class SignedInPage implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "rooms");
    private static final int PHONE = 390;
    private static final int DESK = 1200;

    private final URI address;
    private final Chromium browser;
    private final BrowserPage page;

    private SignedInPage(URI address, Chromium browser, BrowserPage page) {
        this.address = address;
        this.browser = browser;
        this.page = page;
    }

    static SignedInPage of(URI anyAddress, String user) {
        assumeTrue(
                Chromium.executable().isPresent(),
                "SKIPPED: no Chromium on the PATH: install chromium");
        var address = URI.create("http://localhost:" + anyAddress.getPort());
        var browser = Chromium.start();
        var page = browser.page().size(DESK, 900, 1);
        page.open(address.resolve("/portal"));
        page.evaluate(
                """
                (() => {
                  const form = document.querySelector('[name=username]').form;
                  form.elements.username.value = '%s';
                  form.elements.password.value = '%s';
                  const body = new URLSearchParams(new FormData(form));
                  return fetch(form.action, {method: 'POST', body, redirect: 'manual'})
                      .then(() => true);
                })()\
                """
                        .formatted(user, Browser.password()));
        page.open(address.resolve("/portal")); // the sign-in service knows them now
        return new SignedInPage(address, browser, page);
    }

    /// Looks at a page as people do: bright, dark, on a phone, and in Arabic. axe-core finds
    /// nothing wrong, and nothing sticks out at the side.
    void looksWellAt(String path, String name) throws IOException {
        inLanguage("en").look(path, name, DESK, "light");
        look(path, name + "-dark", DESK, "dark");
        look(path, name + "-phone", PHONE, "light");
        inLanguage("ar").look(path, name + "-arabic", DESK, "light");
        look(path, name + "-arabic-phone", PHONE, "dark");
    }

    private SignedInPage inLanguage(String tag) {
        page.open(address.resolve("/portal/language?tag=" + tag));
        return this;
    }

    private void look(String path, String name, int width, String scheme) throws IOException {
        page.size(width, 1400, 1).medium("screen", Map.of("prefers-color-scheme", scheme));
        page.open(address.resolve(path));
        Files.createDirectories(SHOTS);
        Files.write(SHOTS.resolve(name + ".png"), page.screenshot());
        assertThat(Axe.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .as("width of " + name)
                .isLessThanOrEqualTo(width);
    }

    @Override
    public void close() {
        page.close();
        browser.close();
    }
}
