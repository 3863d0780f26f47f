package dev.candor.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://candor.example.org",
                "https://candor.example.org/",
                "http://localhost:8080",
                "http://127.0.0.1:8080/",
                "http://[::1]:8080"
            })
    void tokensTravelWhereNobodyReadsThem(String address) {
        assertThat(Server.at(address).toString()).isEqualTo(address.replaceFirst("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://candor.example.org",
                "http://localhost.example.org",
                "ftp://candor.example.org",
                "https://petra:secret@candor.example.org",
                "https://candor.example.org/v1",
                "https://candor.example.org?a=b",
                "candor.example.org",
                "not an address"
            })
    void tokensGoNowhereElse(String address) {
        assertThatThrownBy(() -> Server.at(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/v1", "https://evil.example/", ".evil.example", ""})
    void linkDoesNotLeadToAnotherHost(String path) {
        var server = Server.at("https://candor.example.org");

        assertThatThrownBy(() -> server.resolve(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathStaysOnTheHost() {
        assertThat(Server.at("https://candor.example.org").resolve("/v1/jobs?limit=1"))
                .hasToString("https://candor.example.org/v1/jobs?limit=1");
    }
}
